import { celebrate } from "kit/celebration/celebration.js";
import "kit/celebration/celebration.css";
export const burst = () => celebrate("First order shipped", { tier: "big" });

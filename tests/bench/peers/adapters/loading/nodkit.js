import { loading } from "kit/loading/loading.js";
import "kit/loading/loading.css";
export const begin = (into) => loading("Loading your orders", { into });

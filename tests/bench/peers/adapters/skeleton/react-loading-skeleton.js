import { createElement } from "react";
import { createRoot } from "react-dom/client";
import Skeleton from "react-loading-skeleton";
import "react-loading-skeleton/dist/skeleton.css";
export const begin = (place) => createRoot(place).render(createElement(Skeleton, { count: 3 }));

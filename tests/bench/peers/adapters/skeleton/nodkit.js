import { loading } from "kit/loading/loading.js";
import "kit/loading/loading.css";
export const begin = (into) => {
  const row = document.createElement("template");
  row.id = "row";
  row.content.append(document.createElement("p"));
  row.content.firstChild.append("An order and what it costs");
  into.before(row);
  loading("Loading your orders", { like: "row", count: 3, into });
};

import party from "party-js";
export const burst = (place) => party.confetti(place, { count: 120 });

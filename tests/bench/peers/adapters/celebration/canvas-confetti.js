import confetti from "canvas-confetti";
export const burst = () => confetti({ particleCount: 120 });

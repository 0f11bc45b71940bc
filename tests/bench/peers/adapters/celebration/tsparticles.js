import { confetti } from "@tsparticles/confetti";
export const burst = () => confetti({ count: 120 });

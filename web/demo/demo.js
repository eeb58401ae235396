// Puts the demonstration's questions to the program and shows what it answers.
"use strict";

const whole = document.getElementById("whole");
const answer = document.getElementById("answer");
const digits = (value) => value.toPrecision(4).replace("-", "−");

const questions = {
  async value() {
    const { gradient } = await whole.request("gradient", { sample: 1 });
    return `∂L₁/∂α₁₂ = ${digits(gradient.alpha[0][2])}`;
  },
  async select() {
    const { sample, parameter } = await whole.request("select", { sample: 1, parameter: "alpha[1,2]" });
    return `The program shows ${parameter} on sample ${sample}.`;
  },
  async last() {
    const { steps } = await whole.request("derivation", { sample: 1, parameter: "alpha[1,2]" });
    const { numbers, value } = steps.at(-1);
    return `After ${steps.length} steps, in LaTeX: ${numbers} = ${digits(value)}`;
  },
  async wrong() {
    await whole.request("select", { sample: 99 });
    return "There is a row 99.";
  },
};

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", async () => {
    answer.textContent = "Asking…";
    answer.textContent = await questions[button.dataset.ask]().catch((err) => `Refused, code ${err.code}: ${err.message}`);
  });
}

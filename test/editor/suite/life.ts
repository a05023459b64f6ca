export function lifeTests(): void {}

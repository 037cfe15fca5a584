const separators = /[ -]/g;
const digits = /^[0-9]{13,19}$/;

/**
 * Whether a whole text could be the number of a payment card: 13 to 19 digits, with or without blanks and hyphens,
 * whose last digit is the right check digit.
 * Source: ISO/IEC 7812-1, annex B (Luhn's formula).
 */
export function isCardNumber(text: string): boolean {
  const bare = text.replace(separators, "");
  if (!digits.test(bare)) return false;
  let sum = 0;
  for (let index = 0; index < bare.length; index++) {
    const digit = bare.charCodeAt(bare.length - 1 - index) - 0x30;
    const weighed = index % 2 === 1 ? 2 * digit : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

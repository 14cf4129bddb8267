/** A certificate as an insurer prints it, on two pages: words, nothing else. */
export function certificatePdf(holder: string, address: string): Buffer {
  const first = [
    ['B', 16, 'Mutuelle Exemple'],
    ['R', 10, 'Assurance habitation'],
    ['R', 10, '1 place du Modèle, 28000 Chartres'],
    ['R', 10, ''],
    ['B', 14, "ATTESTATION D'ASSURANCE RISQUES LOCATIFS"],
    ['R', 10, ''],
    ['R', 11, `Nous attestons que ${holder} est titulaire du contrat`],
    ['R', 11, 'multirisque habitation MH 7 204 881, pour le logement dont il est locataire :'],
    ['B', 11, address],
    ['R', 11, ''],
    ['R', 11, "Ce contrat couvre sa responsabilité d'occupant pour les risques locatifs :"],
    ['R', 11, 'incendie, explosion, dégâts des eaux, article 7 g de la loi du 6 juillet 1989.'],
    ['R', 11, ''],
    ['B', 11, 'Période de validité : du 01/11/2026 au 31/10/2027.'],
    ['R', 9, ''],
    ['R', 9, 'SPÉCIMEN'],
  ] as const;
  const second = [
    ['B', 14, 'Conditions'],
    ['R', 11, "La présente attestation n'engage l'assureur que dans les limites du contrat."],
  ] as const;
  return pdf([first, second].map(pageOf));
}

type Line = readonly ['B' | 'R', number, string];

function pageOf(lines: readonly Line[]): string {
  const words = lines.map(([face, size, text]) => {
    const escaped = text.replaceAll(/[\\()]/g, (sign) => `\\${sign}`);
    return `/${face} ${size} Tf (${escaped}) Tj 0 -${size + 10} Td`;
  });
  return `BT 64 770 Td ${words.join('\n')} ET`;
}

function pdf(pages: readonly string[]): Buffer {
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ');
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + index * 2} 0 R /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>`,
      `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = Buffer.byteLength(text, 'latin1');
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = Buffer.byteLength(text, 'latin1');
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

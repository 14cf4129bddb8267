import type { Role } from '../../src/contract/base.ts';
import type { AgentRow } from '../../src/core/staff/agents.ts';

export type TestAgent = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly pin: string;
};

/** One agent per role, with the secrets a test may type. */
export const TEST_AGENTS: Readonly<Record<Role, TestAgent>> = {
  agent: {
    id: 'agent-1',
    login: 'camille.roche',
    name: 'Camille Roche',
    password: 'agent-du-guichet',
    pin: '480361',
  },
  responsable: {
    id: 'responsable-1',
    login: 'odile.vasseur',
    name: 'Odile Vasseur',
    password: 'responsable-agence',
    pin: '591472',
  },
  administrateur: {
    id: 'administrateur-1',
    login: 'bruno.kerlan',
    name: 'Bruno Kerlan',
    password: 'administrateur-poste',
    pin: '602583',
  },
};

/** Made once with the program's own settings: hashing six secrets for each test would cost more than the test. */
const HASHES: Readonly<Record<Role, { readonly password: string; readonly pin: string }>> = {
  agent: {
    password:
      '$argon2id$v=19$m=65536,t=3,p=4$vcztPr7Wr3Q6OJYXYVpcBw$4Sr0WxsnUbe52pBU8zy3NTDv2MZ/fqPZVCCvqmmySKg',
    pin: '$argon2id$v=19$m=65536,t=3,p=4$/KEfXIjDilhujGO5iPOJ2g$mNI1zy4ggcNWsmYTSoMrANvC7M/W/ardaooUlFql1EQ',
  },
  responsable: {
    password:
      '$argon2id$v=19$m=65536,t=3,p=4$zyqWhHnEioVrzAuhPTlo4w$kR0Vdf1v5S2RaaUTUPXQelwRzcfdu7Ox8LP7K/uUgOw',
    pin: '$argon2id$v=19$m=65536,t=3,p=4$dUY6F2wk5HU4vl2l6d85Vg$rV7fAZg9FxvDGOdEqUhDkikjvviDVxpmTKJYDRqigzY',
  },
  administrateur: {
    password:
      '$argon2id$v=19$m=65536,t=3,p=4$x16JozJCXQINm2FEIUjgjw$guwa/Rrwf/23h2LKvwf3F0jtbIHtKoB7UJvhXXtmhSI',
    pin: '$argon2id$v=19$m=65536,t=3,p=4$c+EywiQdjyeueZ5Hrfh7KQ$4lODKP//0n7Br7xsFVimOKOi6dZKF97G1k2Ps2h7zPE',
  },
};

export function testAgentRow(role: Role): AgentRow {
  const { id, login, name } = TEST_AGENTS[role];
  return {
    id,
    login,
    name,
    initials: name.replaceAll(/[^A-Z]/g, ''),
    job_title: role,
    role,
    password_hash: HASHES[role].password,
    pin_hash: HASHES[role].pin,
    theme: 'system',
    demonstration_password: null,
    demonstration_pin: null,
  };
}

import type { Role } from '../../contract/base.ts';
import type { AgentRow } from '../staff/agents.ts';

type DemonstrationAgent = {
  readonly login: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly role: Role;
  readonly password: string;
  readonly pin: string;
  readonly passwordHash: string;
  readonly pinHash: string;
};

/**
 * Invented people; their secrets are shown on the sign-in screen of the demonstration base, and only there. Being
 * public, they were hashed once for all: ten real hashes would add seconds to the first start.
 */
export const DEMONSTRATION_AGENTS: readonly DemonstrationAgent[] = [
  {
    login: 'sophie.lambert',
    name: 'Sophie Lambert',
    jobTitle: "Chargée d'accueil",
    role: 'agent',
    password: 'accueil-sophie',
    pin: '270418',
    passwordHash:
      '$argon2id$v=19$m=65536,t=3,p=4$ywd3FTxcfCNxM4PXSUF94w$FBwsLbnd70VF3mSV3APtu54u4naWQkooFjGTozOe8p8',
    pinHash:
      '$argon2id$v=19$m=65536,t=3,p=4$8iBQYElTA72b2ulERYEy/g$BqpmfYTT17QrMPSkGnnWEi+6R/EfrrpooDLdYW5R700',
  },
  {
    login: 'karim.benali',
    name: 'Karim Benali',
    jobTitle: "Chargé d'accueil",
    role: 'agent',
    password: 'accueil-karim',
    pin: '480263',
    passwordHash:
      '$argon2id$v=19$m=65536,t=3,p=4$ug74l1t0q6ERBl/Ui5bkQQ$+DjvzuxqzbHNCOF3nvvvRTeC6SXeTPasymb07Ax7WRA',
    pinHash:
      '$argon2id$v=19$m=65536,t=3,p=4$1z7AoluCQr6faud3xDUAiA$wD29xDq2vji94MFEiGZDKNPi56QahspidIvXt3UWBQQ',
  },
  {
    login: 'mireille.dupre',
    name: 'Mireille Dupré',
    jobTitle: "Responsable d'agence",
    role: 'responsable',
    password: 'agence-mireille',
    pin: '615907',
    passwordHash:
      '$argon2id$v=19$m=65536,t=3,p=4$Vunio3xulZmqGlzARQerWg$6mEID0MWKIIYb4BsyU3l5SIDlNFynzaY9Dkw6HDtHnA',
    pinHash:
      '$argon2id$v=19$m=65536,t=3,p=4$hVCKlnJ0e1UoCvhAwomsxQ$tPF1I+6h01XxzTBCqZqttXllFydJdi6KtN+ACGvUoi8',
  },
  {
    login: 'thihoa.nguyen',
    name: 'Thi Hoa Nguyen',
    jobTitle: 'Conseillère sociale',
    role: 'agent',
    password: 'conseil-thihoa',
    pin: '930572',
    passwordHash:
      '$argon2id$v=19$m=65536,t=3,p=4$zLSq/hNLVmY9Iahs8jo57w$0IHyHqp9vm8tfskJQmysBuZST/VTBhIyEeUNmfnjj/Q',
    pinHash:
      '$argon2id$v=19$m=65536,t=3,p=4$P3DUQW8hK/SkSiA+MjbAvw$R+fyGUHHL1hXsG9d0gWco8vOoEut1UCuaa329e5WQT8',
  },
  {
    login: 'paul.rivoal',
    name: 'Paul Rivoal',
    jobTitle: 'Administrateur',
    role: 'administrateur',
    password: 'administration-paul',
    pin: '748139',
    passwordHash:
      '$argon2id$v=19$m=65536,t=3,p=4$+MkdjXqaOL87HNtfxwSWtA$WABKQYuID3EcYIrJ8HHqRPVDGuycmm/dsScRVCHyuek',
    pinHash:
      '$argon2id$v=19$m=65536,t=3,p=4$p3JJuU1++FbX7b9PJ1Mcyg$ewzrXeb3nftJrVqxdIa493wfFqbQMZgBL3a4nPaxfg8',
  },
];

/** Their rows. @param ids one for each agent */
export function demonstrationAgentRows(ids: readonly string[]): AgentRow[] {
  return DEMONSTRATION_AGENTS.map(({ login, name, jobTitle, role, ...secrets }, index) => {
    const id = ids[index];
    if (id === undefined) throw new Error('an agent without an id');
    return {
      id,
      login,
      name,
      initials: initialsOf(name),
      job_title: jobTitle,
      role,
      password_hash: secrets.passwordHash,
      pin_hash: secrets.pinHash,
      theme: 'system',
      demonstration_password: secrets.password,
      demonstration_pin: secrets.pin,
    };
  });
}

/** First letter of the first and of the last word: "TN" for Thi Hoa Nguyen. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => word?.at(0) ?? '')
    .join('')
    .toUpperCase();
}

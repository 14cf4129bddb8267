import type { Translated } from '../catalogue.ts';
import type { identify as fr } from '../fr/identify.ts';

export const identify: Translated<typeof fr> = {
  referenceTitle: 'Qual é a sua referência?',
  referenceLead: 'Passe o código do seu aviso de renda sob o leitor, ou escreva a referência.',
  referenceTop:
    'Passe o código do seu aviso de renda sob o leitor, ou escreva a referência que está no topo.',
  referenceTopLeft:
    'Passe o código do seu aviso de renda sob o leitor, ou escreva a referência que está em cima à esquerda.',
  referenceTopRight:
    'Passe o código do seu aviso de renda sob o leitor, ou escreva a referência que está em cima à direita.',
  reference: 'Referência',
  referenceHint: 'Tal como está no aviso',
  camera: 'Ler com a câmara',
  birthTitle: 'Qual é a sua data de nascimento?',
  birthLead: 'O dia, o mês e depois o ano.',
  birth: 'Data de nascimento',
  birthHint: 'Por exemplo 05/03/1972',
  nameTitle: 'Qual é o seu apelido?',
  nameLead: 'O apelido que está no contrato.',
  name: 'Apelido',
  firstNameTitle: 'Qual é o seu nome próprio?',
  firstNameLead: 'O primeiro nome basta.',
  firstName: 'Nome próprio',
  again: 'Escreva-a uma segunda vez',
  againLead: 'Para pagar na conta certa: a mesma referência, mais uma vez.',
  payLead: 'Para pagar, basta a sua referência. Não aparece nenhum nome nem saldo.',
  checking: 'A verificar',
  picture: 'No aviso de renda, a referência está rodeada.',
  guichetTitle: 'Dirija-se ao balcão',
  guichetLead: 'Um funcionário vai ajudar, com o seu aviso de renda ou um documento de identidade.',
  cameraTitle: 'Mostre o código do aviso',
  cameraLead: 'Segure o aviso em frente da câmara, com o código direito. A leitura faz-se sozinha.',
  cameraNone: 'A câmara não responde. Escreva a referência.',
  cameraPicture: 'Imagem da câmara',
  waitTitle: 'Aguarde {count} segundos',
};

// Copied from draft-irtf-cfrg-cpace-21 (23 April 2026), Appendix A.1, A.3.4 and B.3: ristretto255 with SHA-512, in hex.

export const lengthVectors = [
  [[''], '00'],
  [['31323334'], '0431323334'],
  [[hexOfRange(127)], `7f${hexOfRange(127)}`],
  [[hexOfRange(128)], `8001${hexOfRange(128)}`],
  // A.1.4: lv_cat(b"1234", b"5", b"", b"678").
  [['31323334', '35', '', '363738'], '043132333401350003363738'],
] as const;

/** A.3.5, first: a transcript in the initiator/responder setting. */
export const transcriptVector = {
  initiator: { share: '313233', associatedData: '506172747941' },
  responder: { share: '323334', associatedData: '506172747942' },
  transcript: '03313233065061727479410332333406506172747942',
} as const;

/** B.3.1 to B.3.5. */
export const exchangeVector = {
  secret: '50617373776f7264',
  channelId: '0b415f696e69746961746f720b425f726573706f6e646572',
  sessionId: '7e4b4791d6a8ef019b936c79fb7f2c57',
  generatorString:
    '11435061636552697374726574746f3235350850617373776f726464' +
    '00000000000000000000000000000000000000000000000000000000' +
    '00000000000000000000000000000000000000000000000000000000' +
    '00000000000000000000000000000000000000000000000000000000' +
    '00000000000000000000000000000000180b415f696e69746961746f' +
    '720b425f726573706f6e646572107e4b4791d6a8ef019b936c79fb7f' +
    '2c57',
  generatorHash:
    'da6d3ddc8802fca9058755ffd3ebde08a9c2c74945901a258482a288' +
    'b6663af06bf645c93cd1c51512307199c80e84908916d983b34af772' +
    '05f90851a657ee27',
  generator: '222b6b195fe84b1652badb6f6a3ae3d24341e7306967f0b8115b40d5698c7e56',
  initiator: {
    associatedData: '414461',
    scalar: 'da3d23700a9e5699258aef94dc060dfda5ebb61f02a5ea77fad53f4ff0976d08',
    share: 'd6bac480f2c386c394efc7c47adb9925dcd2630b64f240c50f8d0eec482b9157',
  },
  responder: {
    associatedData: '414462',
    scalar: 'd2316b454718c35362d83d69df6320f38578ed5984651435e2949762d900b80d',
    share: '3ea7e0b19560d7c0b0f5734f63b955286dfa8232b5ebe63324e2d9e7433f7258',
  },
  sharedPoint: '80b69a8a76457ab6a4d7f887a4bf6b55a2f80ac19c333f917a05fc9887c8b40f',
  intermediateKey:
    'b69effbf61b51d56401c0f65601abe428de8206feaaf0e32198896dc' +
    'ae7b35cd2b38950a39dfd5d4a79164614c2984f7daa460b588c1e80c' +
    '3fa2068af7900447',
} as const;

/** B.3.10 and B.3.11. */
export const multiplicationVector = {
  scalar: '7cd0e075fa7955ba52c02759a6c90dbbfc10e6d40aea8d283e407d88cf538a05',
  point: '2c3c6b8c4f3800e7aef6864025b4ed79bd599117e427c41bd47d93d654b4a51c',
  product: '7c13645fe790a468f62c39beb7388e541d8405d1ade69d1778c5fe3e7f6b600e',
  noPoint: '2b3c6b8c4f3800e7aef6864025b4ed79bd599117e427c41bd47d93d654b4a51c',
  neutralElement: '0000000000000000000000000000000000000000000000000000000000000000',
} as const;

function hexOfRange(length: number): string {
  return Buffer.from(Array.from({ length }, (_, byte) => byte)).toString('hex');
}

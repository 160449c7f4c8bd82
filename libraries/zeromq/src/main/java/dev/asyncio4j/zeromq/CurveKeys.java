package dev.asyncio4j.zeromq;

import org.zeromq.ZMQ;

/**
 * A pair of keys of CURVE: a name, and its proof.
 *
 * <p><i>Python:</i> the pair of {@code zmq.curve_keypair()}, decoded.
 *
 * @param publicKey 32 bytes, for everyone
 * @param secretKey 32 bytes, for nobody
 */
public record CurveKeys(ByteString publicKey, ByteString secretKey) {
  /**
   * Checks the keys.
   *
   * @param publicKey 32 bytes
   * @param secretKey 32 bytes
   * @throws IllegalArgumentException if one has not 32 bytes
   */
  public CurveKeys {
    check("publicKey", publicKey);
    check("secretKey", secretKey);
  }

  static ByteString check(String name, ByteString key) {
    int size = key.bytes().length;
    if (size == ZMQ.Curve.KEY_SIZE) return key;
    throw new IllegalArgumentException(
        "%s must have 32 bytes, got %d; z85Decode makes them of a text".formatted(name, size));
  }

  /** {@return the public key alone} */
  @Override
  public String toString() {
    return "CurveKeys[publicKey=" + Zmq.z85Encode(publicKey.bytes()) + "]";
  }
}

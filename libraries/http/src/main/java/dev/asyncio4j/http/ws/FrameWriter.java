package dev.asyncio4j.http.ws;

import org.jspecify.annotations.Nullable;

/** Makes frames: each is one array, the whole message, never a fragment. */
final class FrameWriter {
  private static final int FIN = 0x80;
  private static final int COMPRESSED = 0x40;
  private static final int MASKED = 0x80;

  /** The source of masks; null on a server, which does not mask. */
  private final @Nullable Mask mask;

  FrameWriter(boolean masks) {
    mask = masks ? new Mask() : null;
  }

  byte[] frame(int opcode, byte[] payload, boolean compressed) {
    int lengthBytes = payload.length < 126 ? 0 : payload.length < 1 << 16 ? 2 : 8;
    int keyAt = 2 + lengthBytes;
    int start = mask == null ? keyAt : keyAt + Integer.BYTES;
    byte[] frame = new byte[start + payload.length];
    frame[0] = (byte) (FIN | (compressed ? COMPRESSED : 0) | opcode);
    int shortLength = lengthBytes == 0 ? payload.length : lengthBytes == 2 ? 126 : 127;
    frame[1] = (byte) ((mask == null ? 0 : MASKED) | shortLength);
    for (int i = 0, rest = payload.length; i < Math.min(lengthBytes, 4); i++, rest >>>= 8) {
      frame[keyAt - 1 - i] = (byte) rest;
    }
    System.arraycopy(payload, 0, frame, start, payload.length);
    if (mask != null) {
      int key = mask.nextKey();
      Mask.writeKey(key, frame, keyAt);
      Mask.apply(key, frame, start, frame.length);
    }
    return frame;
  }
}

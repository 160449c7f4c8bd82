package dev.asyncio4j.http.ws;

import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsCloseCode;
import dev.asyncio4j.http.WsMessage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a peer into messages, however they are cut.
 *
 * <pre>
 *   HEAD ──▶ PAYLOAD ──▶ HEAD …
 *    │          └──▶ FAILED        each rule that the head can break is checked before the payload
 *    └──▶ FAILED                   is waited for; after a failure nothing more is read
 * </pre>
 */
final class FrameReader {
  private enum Part {
    HEAD,
    PAYLOAD,
    FAILED
  }

  /** Receiver of the messages, in order. */
  interface Messages {
    /**
     * Takes one.
     *
     * @param size its bytes on arrival, inflated
     */
    void put(WsMessage message, int size);
  }

  private static final int LONGEST_HEAD = 14;

  /** The first array of a payload that comes in pieces: a peer's mere promise costs no more. */
  private static final int FIRST_ROOM = 64 * 1024;

  private static final byte[] NONE = {};

  private final boolean peerMasks;
  private final MessageAssembler assembler;
  private final Messages messages;

  private Part part = Part.HEAD;
  private final byte[] head = new byte[LONGEST_HEAD];
  private int headLength;

  /** The length of the head, as far as its first two bytes tell. */
  private int headNeed = 2;

  private int key;

  /** The payload so far, of {@link #payloadLength} bytes; it grows as they come. */
  private byte[] payload = NONE;

  private int payloadLength;
  private int payloadNeed;

  /**
   * Makes one.
   *
   * @param peerMasks whether the peer is a client: then it must mask, else it must not
   */
  FrameReader(boolean peerMasks, MessageAssembler assembler, Messages messages) {
    this.peerMasks = peerMasks;
    this.assembler = assembler;
    this.messages = messages;
  }

  /**
   * Reads on.
   *
   * @throws WebSocketException if the peer has broken the protocol; all later calls do nothing
   */
  void feed(byte[] data) {
    int at = 0;
    try {
      while (at < data.length || part == Part.PAYLOAD && payloadLength == payloadNeed) {
        if (part == Part.HEAD) at = readHead(data, at);
        else if (part == Part.PAYLOAD) at = readPayload(data, at);
        else return;
      }
    } catch (WebSocketException e) {
      part = Part.FAILED;
      payload = NONE;
      throw e;
    }
  }

  private int readHead(byte[] data, int from) {
    int at = from;
    while (at < data.length && headLength < headNeed) {
      head[headLength++] = data[at++];
      if (headLength == 2) checkStart();
    }
    if (headLength == headNeed) beginPayload();
    return at;
  }

  private void checkStart() {
    boolean masked = (head[1] & 0x80) != 0;
    if (masked != peerMasks) {
      throw broken(peerMasks ? "Received unmasked frame" : "Received masked frame");
    }
    assembler.begin(head[0] & 0xFF, head[1] & 0x7F);
    headNeed = 2 + lengthBytes() + (masked ? Integer.BYTES : 0);
  }

  private int lengthBytes() {
    int length = head[1] & 0x7F;
    return length < 126 ? 0 : length == 126 ? 2 : 8;
  }

  private void beginPayload() {
    int lengthBytes = lengthBytes();
    long length = lengthBytes == 0 ? head[1] & 0x7F : 0;
    for (int i = 0; i < lengthBytes; i++) length = length << 8 | head[2 + i] & 0xFF;
    if (length < 0) throw broken("Received frame with a negative length");
    assembler.checkSize(length);
    if (peerMasks) key = Mask.readKey(head, 2 + lengthBytes);
    headLength = 0;
    headNeed = 2;
    payloadLength = 0;
    payloadNeed = (int) length;
    payload = NONE;
    part = Part.PAYLOAD;
  }

  private int readPayload(byte[] data, int from) {
    int take = Math.min(payloadNeed - payloadLength, data.length - from);
    makeRoom(take);
    System.arraycopy(data, from, payload, payloadLength, take);
    payloadLength += take;
    if (payloadLength == payloadNeed) endFrame();
    return from + take;
  }

  private void makeRoom(int more) {
    int need = payloadLength + more;
    if (need <= payload.length) return;
    long room = need == payloadNeed ? need : Math.max(FIRST_ROOM, need * 2L);
    payload = Arrays.copyOf(payload, (int) Math.min(room, payloadNeed));
  }

  private void endFrame() {
    byte[] whole = payload;
    payload = NONE;
    part = Part.HEAD;
    if (peerMasks) Mask.apply(key, whole, 0, whole.length);
    @Nullable WsMessage message = assembler.end(whole);
    if (message != null) messages.put(message, assembler.lastSize());
  }

  static WebSocketException broken(String how) {
    return new WebSocketException(WsCloseCode.PROTOCOL_ERROR, how);
  }
}

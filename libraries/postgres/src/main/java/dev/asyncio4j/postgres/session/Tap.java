package dev.asyncio4j.postgres.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.postgres.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Sees the server's messages before the client below does: cuts them, has {@link Messages} read
 * those that the client tells too little of, and takes out rows, and what it does not know.
 *
 * <pre>
 *   PROBING --S or N, alone--> TLS --first message--> TALKING
 *   PROBING --first message--> TALKING
 *   any --what is no message--> BROKEN
 * </pre>
 */
final class Tap extends ChannelInboundHandlerAdapter {
  private enum State {
    PROBING,
    TLS,
    TALKING,
    BROKEN
  }

  private static final int HEAD = 5;
  private static final int LONGEST = 1 << 30;
  private static final BitSet KNOWN = new BitSet();

  static {
    "RKSZTDCENAItn123sGHWdcVv".chars().forEach(KNOWN::set);
  }

  final Channel channel;
  final Flushes flushes = new Flushes();
  private final Messages messages;
  private State state = State.PROBING;

  /** The beginning of a message whose rest is to come. */
  private @Nullable ByteBuf held;

  Tap(Channel channel, Messages messages) {
    this.channel = channel;
    this.messages = messages;
  }

  /** Stands between the socket and the client below, which has not added its handlers yet. */
  void begin() {
    channel.pipeline().addLast(this, flushes);
  }

  /** Closes at once: the client below would wait for the answers that are to come. */
  void abort() {
    var first = channel.pipeline().firstContext();
    if (first != null) first.close(); // else it is closed
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf)) {
      ctx.fireChannelRead(message);
      return;
    }
    var in = joined(ctx, (ByteBuf) message);
    try {
      if (state == State.BROKEN) in.release();
      else if (isAnswerToTls(in)) ctx.fireChannelRead(in);
      else cut(ctx, in);
    } catch (ProtocolException e) {
      in.release();
      state = State.BROKEN;
      messages.broken(e);
      ctx.fireExceptionCaught(e);
      ctx.close();
    }
  }

  /** {@return what was held and what comes, in an array, out of which values are read fastest} */
  private ByteBuf joined(ChannelHandlerContext ctx, ByteBuf in) {
    int size = in.readableBytes();
    var all = held == null ? ctx.alloc().heapBuffer(size) : held;
    held = null;
    int needed = all.writerIndex() + size;
    if (needed > all.capacity())
      all.capacity(Math.max(needed, (int) Math.min(2L * all.capacity(), LONGEST)));
    all.writeBytes(in);
    in.release();
    return all;
  }

  /** Bytes that follow in the clear would be taken for what comes over TLS. */
  private boolean isAnswerToTls(ByteBuf in) {
    if (state != State.PROBING) return false;
    byte first = in.getByte(in.readerIndex());
    if (first != 'S' && (first != 'N' || in.readableBytes() > 1)) return false;
    if (in.readableBytes() > 1)
      throw new ProtocolException(
          "received unencrypted data after the answer to the request for TLS");
    state = State.TLS;
    return true;
  }

  private void cut(ChannelHandlerContext ctx, ByteBuf in) {
    int at = 0;
    int end = in.writerIndex();
    int kept = 0; // the end of what is passed on, which is moved together
    var bytes = ByteBuffer.wrap(in.array(), in.arrayOffset(), end).slice();
    while (end - at >= HEAD) {
      byte type = bytes.get(at);
      int length = bytes.getInt(at + 1);
      if (type != 'D' || length < 4 || length > LONGEST) check(in, at, type, length);
      int size = 1 + length;
      if (size > end - at) break;
      if (type == 'D') {
        messages.row(bytes.limit(at + size).position(at + HEAD));
        bytes.limit(end);
      } else if (!messages.take(type, in, at + HEAD, at + size)) {
        if (kept < at) in.setBytes(kept, in, at, size);
        kept += size;
      }
      at += size;
    }
    if (at == 0) { // one message, and not all of it: what comes is added to the same bytes
      held = in;
      return;
    }
    if (at < end) held = ctx.alloc().heapBuffer(end - at).writeBytes(in, at, end - at);
    if (kept > 0) ctx.fireChannelRead(in.writerIndex(kept));
    else in.release();
  }

  private void check(ByteBuf in, int at, byte type, int length) {
    if (type > 0 && KNOWN.get(type) && length >= 4 && length <= LONGEST) {
      state = State.TALKING;
      return;
    }
    int shown = Math.min(in.writerIndex() - at, 16);
    var bytes = in.toString(at, shown, ISO_8859_1).replaceAll("[^ -~]", ".");
    throw new ProtocolException(
        "the peer does not speak PostgreSQL's protocol: got \"%s\"".formatted(bytes));
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    messages.writable(channel.isWritable());
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (held != null) held.release();
    held = null;
  }
}

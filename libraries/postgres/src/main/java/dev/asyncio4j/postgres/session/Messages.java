package dev.asyncio4j.postgres.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.postgres.ProtocolException;
import dev.asyncio4j.postgres.UnsupportedClientFeatureException;
import dev.asyncio4j.postgres.codec.TypeCodec.Carrier;
import dev.asyncio4j.postgres.codec.Types;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the server's messages what the client below does not tell: rows, types, tags, the state
 * of the transaction, settings, the data of copies.
 *
 * <p>Types of columns are shown to the client below as bytes or texts: as what it is to ask the
 * server for. So are those of parameters that it does not know, or knows otherwise: it then passes
 * values on as they are.
 */
final class Messages {
  private static final int BYTES = 17;
  private static final int INT4 = 23;

  /** A column's type that the client below asks for as a text. */
  private static final int TEXT_COLUMN = 3614;

  /** A parameter's type whose values the client below writes as texts. */
  private static final int TEXT_PARAMETER = 705;

  private final Types types;

  /** The answers to the commands that were sent, in order: the first one is being answered. */
  private final Deque<Answer> expected = new ArrayDeque<>();

  private final Map<String, String> settings = new LinkedHashMap<>();
  private boolean isReady;
  private char status = 'I';

  /** Counts the ends of transactions: what belongs to one knows whether it is over. */
  private int epoch;

  /** The tag of the command before, which is often that of the next, too. */
  private String tag = "";

  private byte[] tagBytes = {};

  private @Nullable ProtocolException failure;
  private Tap tap;

  /** Waits for room to write, or null. */
  private @Nullable Runnable whenWritable;

  Messages(Types types) {
    this.types = types;
  }

  void tap(Tap of) {
    tap = of;
  }

  Tap tap() {
    return tap;
  }

  /** {@return the names that users choose, which are put in as the messages leave} */
  StatementNames names() {
    var pipeline = tap.channel.pipeline();
    var names = pipeline.get(StatementNames.class);
    if (names == null) {
      names = new StatementNames();
      pipeline.addAfter(pipeline.context(tap).name(), null, names);
    }
    return names;
  }

  void expect(Answer answer) {
    expected.add(answer);
  }

  Map<String, String> settings() {
    return settings;
  }

  /** {@return I, T or E: no transaction, one, a failed one} */
  char status() {
    return status;
  }

  int epoch() {
    return epoch;
  }

  void broken(ProtocolException e) {
    failure = e;
  }

  /** {@return why the peer was given up, or null} */
  @Nullable ProtocolException failure() {
    return failure;
  }

  void whenWritable(@Nullable Runnable action) {
    whenWritable = action;
  }

  void writable(boolean is) {
    var action = whenWritable;
    if (is && action != null) action.run();
  }

  /** Takes the values of a row, which the client below does not see. */
  void row(ByteBuffer in) {
    var answer = expected.peek();
    if (answer != null) answer.row(in);
  }

  /**
   * Reads a message that is no row.
   *
   * @return whether the client below is not to see it: of the answer to a statement it sees only an
   *     error and the end
   */
  boolean take(byte type, ByteBuf in, int from, int to) {
    if (type == '2') return true; // BindComplete, which each execution has
    var answer = expected.peek();
    switch (type) {
      case 'Z' -> ready((char) in.getByte(from));
      case 'S' -> {
        var name = text(in, from);
        settings.put(name, text(in, from + name.length() + 1)); // names are of ASCII
        return isReady; // it knows what to do with one at the start only
      }
      default -> {
        if (answer != null) return take(type, answer, in, from, to);
      }
    }
    return false;
  }

  private boolean take(byte type, Answer answer, ByteBuf in, int from, int to) {
    switch (type) {
      case 'T' -> {
        if (!answer.isDiscarding()) columns(answer, in, from);
        return !answer.isDescription;
      }
      case 't' -> parameters(answer, in, from);
      case 'C' -> {
        answer.tag = tag(in, from, to - from - 1);
        answer.completed++;
      }
      case 's' -> answer.isSuspended = true;
      case 'I' -> answer.tag = "";
      case 'E' -> fatal(answer, in, from);
      case 'G' -> copyIn(answer);
      case 'H', 'W' -> {
        if (!answer.isCopy) refuse(answer, "copyFromQuery or copyFromTable");
      }
      case 'd' -> copyOut(answer, in, from, to);
      default -> {}
    }
    return "CsIGHWdc".indexOf(type) >= 0;
  }

  /** An end of the connection is no answer to the client below, which tells of the end only. */
  private static void fatal(Answer answer, ByteBuf in, int from) {
    var fields = new HashMap<Character, String>();
    for (int at = from; in.getByte(at) != 0; ) {
      int zero = in.indexOf(at + 1, in.writerIndex(), (byte) 0);
      fields.put((char) in.getByte(at), in.toString(at + 1, zero - at - 1, UTF_8));
      at = zero + 1;
    }
    var severity = fields.get('V'); // in English, whatever the server speaks
    if (severity != null && !severity.equals("ERROR")) answer.fail(Failures.of(fields));
  }

  private void ready(char now) {
    isReady = true;
    if (now == 'I' && status != 'I') epoch++;
    status = now;
    expected.poll();
  }

  private void columns(Answer answer, ByteBuf in, int from) {
    int count = in.getUnsignedShort(from);
    int at = from + 2;
    var columns = new ArrayList<Column>(count);
    for (int i = 0; i < count; i++) {
      int zero = in.indexOf(at, in.writerIndex(), (byte) 0);
      int typeAt = zero + 7;
      int oid = in.getInt(typeAt);
      columns.add(new Column(in.toString(at, zero - at, UTF_8), oid));
      in.setInt(typeAt, isBinary(oid) ? BYTES : TEXT_COLUMN);
      at = zero + 19;
    }
    answer.columns = columns;
    answer.rows.clear(); // of a command of the script before
  }

  private void parameters(Answer answer, ByteBuf in, int from) {
    answer.isDescription = true;
    answer.parameters = new int[in.getUnsignedShort(from)];
    for (int i = 0; i < answer.parameters.length; i++) {
      int at = from + 2 + 4 * i;
      answer.parameters[i] = in.getInt(at);
      in.setInt(at, shown(answer.parameters[i]));
    }
  }

  private boolean isBinary(int oid) {
    var codec = types.find(oid);
    return codec != null && codec.carrier() != Carrier.TEXT;
  }

  private int shown(int oid) {
    var codec = types.find(oid);
    if (codec == null) return TEXT_PARAMETER;
    return switch (codec.carrier()) {
      case NATIVE -> codec.plainOid();
      case UNSIGNED -> INT4;
      case BINARY -> BYTES;
      case TEXT -> TEXT_PARAMETER;
    };
  }

  private void copyIn(Answer answer) {
    if (answer.isCopy) {
      answer.isCopyIn = true;
      if (answer.isDiscarding()) copyFail("cancelled by the client"); // a cancel wakes no reader
      else answer.changed();
      return;
    }
    refuse(answer, "copyToTable or copyRecordsToTable");
    copyFail("COPY without data");
  }

  private static void refuse(Answer answer, String method) {
    answer.fail(new UnsupportedClientFeatureException("COPY needs data: call " + method));
  }

  private void copyOut(Answer answer, ByteBuf in, int from, int to) {
    if (!answer.isCopy) return;
    if (answer.offer(in.nioBuffer(from, to - from))) tap.channel.config().setAutoRead(false);
  }

  void copyData(byte[] piece) {
    send('d', piece);
  }

  void copyDone() {
    send('c', new byte[0]);
  }

  void copyFail(String why) {
    var text = why.getBytes(UTF_8);
    var cString = new byte[text.length + 1];
    System.arraycopy(text, 0, cString, 0, text.length);
    send('f', cString);
  }

  private void send(char type, byte[] body) {
    var head = Unpooled.buffer(5).writeByte(type).writeInt(body.length + 4);
    var context = tap.channel.pipeline().context(tap);
    if (context == null) return; // the connection has gone
    context.writeAndFlush(
        Unpooled.wrappedBuffer(head, Unpooled.wrappedBuffer(body)), context.voidPromise());
  }

  private String tag(ByteBuf in, int from, int length) {
    int at = in.arrayOffset() + from;
    if (!Arrays.equals(in.array(), at, at + length, tagBytes, 0, tagBytes.length)) {
      tagBytes = Arrays.copyOfRange(in.array(), at, at + length);
      tag = new String(tagBytes, UTF_8);
    }
    return tag;
  }

  private static String text(ByteBuf in, int from) {
    int zero = in.indexOf(from, in.writerIndex(), (byte) 0);
    return in.toString(from, zero - from, UTF_8);
  }
}

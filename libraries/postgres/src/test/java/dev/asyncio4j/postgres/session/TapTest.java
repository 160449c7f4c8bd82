package dev.asyncio4j.postgres.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.postgres.ProtocolException;
import dev.asyncio4j.postgres.codec.Out;
import dev.asyncio4j.postgres.codec.TypeCodec;
import dev.asyncio4j.postgres.codec.Types;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The messages of the server, in pieces of any size. */
class TapTest {
  private static final byte[] BOUND = message('2', new Out());
  private static final byte[] COMPLETE =
      message('C', new Out().raw("SELECT 2".getBytes(UTF_8)).i1(0));
  private static final byte[] READY = message('Z', new Out().i1('T'));

  private final Types types = new Types();
  private final Messages messages = new Messages(types);
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Answer answer = answer();

  private Answer answer() {
    return new Answer(new TypeCodec[] {types.require(23), types.require(25)}); // int4 and text
  }

  @BeforeEach
  void begin() {
    var tap = new Tap(channel, messages);
    messages.tap(tap);
    tap.begin();
    messages.expect(answer);
  }

  @AfterEach
  void end() {
    channel.finishAndReleaseAll();
  }

  private static byte[] message(char type, Out body) {
    var bytes = body.take();
    return new Out().i1(type).i4(bytes.length + 4).raw(bytes).take();
  }

  private static byte[] row(int count, int number, String text) {
    var bytes = text.getBytes(UTF_8);
    return message('D', new Out().i2(count).i4(4).i4(number).i4(bytes.length).raw(bytes));
  }

  private static ByteBuf all(byte[]... messages) {
    return Unpooled.wrappedBuffer(messages);
  }

  private String passedOn() {
    var types = new StringBuilder();
    for (ByteBuf in = channel.readInbound(); in != null; in = channel.readInbound()) {
      while (in.isReadable()) {
        types.append((char) in.readByte());
        in.skipBytes(in.readInt() - 4);
      }
      in.release();
    }
    return types.toString();
  }

  @Test
  @DisplayName(
      "PG-16 rows are read whatever the pieces they come in; the client below sees the end alone")
  void pieces() {
    var text = "ä".repeat(40_000);
    byte[] nulls = message('D', new Out().i2(2).i4(-1).i4(-1));
    var expected = answer;
    for (int piece : new int[] {1, 2, 5, 1000, 1 << 20}) {
      var sent = all(BOUND, row(2, 7, text), nulls, COMPLETE, READY);
      while (sent.isReadable())
        channel.writeInbound(sent.readRetainedSlice(Math.min(piece, sent.readableBytes())));
      assertThat(sent.release()).isTrue();
      assertThat(passedOn()).isEqualTo("Z");
      assertThat(expected.rows).containsExactly(new Object[] {7, text}, new Object[] {null, null});
      assertThat(expected.tag).isEqualTo("SELECT 2");
      assertThat(messages.status()).isEqualTo('T');
      expected = answer();
      messages.expect(expected);
    }
  }

  @Test
  @DisplayName("PG-16 rows of an answer that nobody wants are not read")
  void discarded() {
    answer.discard();
    channel.writeInbound(all(row(2, 7, "x"), COMPLETE, READY));
    assertThat(answer.rows).isEmpty();
    assertThat(passedOn()).isEqualTo("Z");
  }

  @Test
  @DisplayName("PG-06 a row with more values than columns is none: the connection is given up")
  void tooMany() {
    refused(row(3, 7, "x"));
  }

  @Test
  @DisplayName("PG-06 a value that goes beyond its row is none: the connection is given up")
  void beyond() {
    refused(message('D', new Out().i2(2).i4(4).i4(7).i4(1 << 29)));
  }

  private void refused(byte[] row) {
    assertThatThrownBy(() -> channel.writeInbound(all(row)))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("received a row that its statement does not have");
    assertThat(channel.isOpen()).isFalse();
    assertThat(answer.rows).isEmpty();
  }

  @Test
  @DisplayName(
      "PG-39 what is not urgent is sent with what comes next, before it; else after the pass")
  void together() {
    var flushes = messages.tap().flushes;
    var pipeline = channel.pipeline();
    flushes.later(() -> pipeline.writeAndFlush("reset"));
    assertThat(channel.outboundMessages()).isEmpty();
    pipeline.writeAndFlush("query");
    assertThat(channel.outboundMessages()).containsExactly("reset", "query");
    flushes.later(() -> pipeline.writeAndFlush("close"));
    flushes.later(() -> pipeline.writeAndFlush("reset"));
    channel.runPendingTasks();
    assertThat(channel.outboundMessages()).containsExactly("reset", "query", "close", "reset");
  }
}

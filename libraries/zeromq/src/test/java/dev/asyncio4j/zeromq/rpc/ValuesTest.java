package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.zeromq.rpc.Rpcs.rpc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.zeromq.ByteString;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class ValuesTest {
  private record Point(int x, int y) {}

  private static Object again(Object value) {
    return Unpacker.unpack(Packer.pack(value, "value", List.of()), List.of());
  }

  @Test
  @DisplayName("R-02 integers of all sizes come back")
  void integers() {
    for (int bits = 0; bits < 64; bits++) {
      for (long near : new long[] {-1, 0, 1}) {
        long value = (1L << bits) + near;
        assertThat(again(value)).isEqualTo(value);
        assertThat(again(-value)).isEqualTo(-value);
      }
    }
    var large = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    assertThat(again(large)).isEqualTo(large);
    assertThat(again(BigInteger.TEN)).isEqualTo(10L);
  }

  @Test
  @DisplayName("R-02 texts, bytes, lists, maps and extensions of all sizes come back")
  void sizes() {
    for (int size : new int[] {0, 1, 2, 4, 8, 15, 16, 31, 32, 255, 256, 65_535, 65_536}) {
      assertThat(again("x".repeat(size))).isEqualTo("x".repeat(size));
      assertThat(again(new byte[size])).isEqualTo(new byte[size]);
      var list = new ArrayList<>(Collections.nCopies(size, null));
      assertThat(again(list)).isEqualTo(list);
      var map = new LinkedHashMap<Object, Object>();
      for (long i = 0; i < size; i++) map.put(i, "" + i);
      assertThat(again(map)).isEqualTo(map);
      var extension = new ExtensionValue(-5, ByteString.of(new byte[size]));
      assertThat(again(extension)).isEqualTo(extension);
    }
    assertThat(again(Arrays.asList(true, false, 1.5, 0.25f, "ä€😀")))
        .isEqualTo(Arrays.asList(true, false, 1.5, 0.25, "ä€😀"));
  }

  @Test
  @DisplayName("R-02 a record travels with a translator, and not without")
  void translator() {
    RpcFunction echo = (args, named) -> args.get(0);
    var options =
        RpcOptions.defaults()
            .translator(
                7,
                Point.class,
                point -> new byte[] {(byte) point.x, (byte) point.y},
                bytes -> new Point(bytes[0], bytes[1]));
    rpc(
        Map.of("echo", echo),
        options,
        (server, client) ->
            assertThat(await(client.<Object>call("echo", new Point(1, 2))))
                .isEqualTo(new Point(1, 2)));
    rpc(
        Map.of("echo", echo),
        (server, client) ->
            assertThatThrownBy(() -> client.call("echo", List.of(Map.of("p", new Point(1, 2)))))
                .isInstanceOf(PackException.class)
                .hasMessageContaining("args[0][0][p] cannot be packed: it is a ")
                .hasMessageContaining("Point"));
  }

  @Test
  @DisplayName("R-03 what cannot be packed is refused at the call, a list in itself too")
  void refused() {
    var endless = new ArrayList<Object>();
    endless.add(endless);
    assertThatThrownBy(() -> again(endless))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("nested too deeply");
    assertThatThrownBy(() -> again(BigInteger.ONE.shiftLeft(64)))
        .isInstanceOf(PackException.class)
        .hasMessage("value cannot be packed: an integer has 64 bits at most");
  }

  @Test
  @DisplayName("R-14 data that is cut, too long or hostile is no value, and takes no memory")
  void malformed() {
    var whole = Packer.pack(List.of("text", Map.of("k", 1.5), new byte[3]), "value", List.of());
    for (int end = 0; end < whole.length; end++) {
      var cut = Arrays.copyOf(whole, end);
      assertThatThrownBy(() -> Unpacker.unpack(cut, List.of()))
          .isInstanceOf(RuntimeException.class);
    }
    byte[][] hostile = {
      Arrays.copyOf(whole, whole.length + 1),
      {(byte) 0xc1},
      {(byte) 0xdd, 0x7f, -1, -1, -1},
      {(byte) 0xc6, -1, -1, -1, -1},
      {(byte) 0xa1, -1}
    };
    for (var data : hostile) {
      assertThatThrownBy(() -> Unpacker.unpack(data, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    var deep = new byte[100_000];
    Arrays.fill(deep, (byte) 0x91);
    assertThatThrownBy(() -> Unpacker.unpack(deep, List.of()))
        .hasMessageContaining("nested too deeply");
  }

  @Test
  @DisplayName("R-14 lists in lists that each claim all that is left take no memory")
  void nest() {
    int size = 1 << 20; // with room for each claim it would take the whole heap
    var nest = ByteBuffer.allocate(size);
    for (int i = 0; i < 500; i++) nest.put((byte) 0xdd).putInt(nest.remaining() - 4);
    var allocated = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = allocated.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> Unpacker.unpack(nest.array(), List.of()))
        .isInstanceOfAny(IllegalArgumentException.class, BufferUnderflowException.class);
    assertThat(allocated.getCurrentThreadAllocatedBytes() - before).isLessThan(200 << 20);
  }
}

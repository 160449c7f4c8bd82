package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.transports.DatagramOptions;
import dev.asyncio4j.transports.DatagramProtocol;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.SubprocessProtocol;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Operations that are called on one loop and awaited on another. */
class OtherLoopTest {
  private static final InetSocketAddress NOBODY = new InetSocketAddress("127.0.0.1", 9);

  /** One of each kind, on a loop; none of them is to begin. */
  private static List<Function<EventLoop, Coroutine<?>>> operations(SocketPair pair, Pipe pipe) {
    var operations = new ArrayList<Function<EventLoop, Coroutine<?>>>();
    operations.add(loop -> loop.createServer(() -> new Protocol() {}, "127.0.0.1", 0));
    operations.add(
        loop ->
            loop.createUnixServer(
                () -> new Protocol() {}, Path.of("never"), ServerOptions.defaults()));
    operations.add(loop -> loop.createConnection(() -> new Protocol() {}, "127.0.0.1", 9));
    operations.add(
        loop ->
            loop.createUnixConnection(
                () -> new Protocol() {}, Path.of("never"), ConnectOptions.defaults()));
    operations.add(
        loop ->
            loop.createDatagramEndpoint(
                () -> new DatagramProtocol() {},
                DatagramOptions.defaults().localAddress("127.0.0.1", 0)));
    operations.add(loop -> loop.getAddrInfo("localhost", 80));
    operations.add(loop -> loop.getNameInfo(NOBODY));
    operations.add(loop -> loop.sockRecv(pair.left(), 1));
    operations.add(loop -> loop.sockRecvInto(pair.left(), ByteBuffer.allocate(1)));
    operations.add(loop -> loop.sockSendAll(pair.left(), new byte[1]));
    operations.add(loop -> loop.sockConnect(pair.left(), NOBODY));
    operations.add(loop -> loop.connectReadPipe(() -> new Protocol() {}, pipe.source()));
    operations.add(loop -> loop.connectWritePipe(() -> new Protocol() {}, pipe.sink()));
    operations.add(
        loop ->
            loop.subprocessExec(
                () -> new SubprocessProtocol() {}, ProcessOptions.defaults(), List.of("false")));
    operations.add(
        loop ->
            loop.subprocessShell(
                () -> new SubprocessProtocol() {}, ProcessOptions.defaults(), "false"));
    operations.add(EventLoop::shutdownAsyncGenerators);
    operations.add(loop -> loop.shutdownDefaultExecutor(null));
    return operations;
  }

  @Test
  @DisplayName("F-34 an operation of one loop is refused when another loop awaits it")
  void refused() throws Exception {
    var other = newEventLoop();
    try (var pair = SocketPair.open()) {
      var pipe = Pipe.open();
      run(
          async(
              () -> {
                for (var operation : operations(pair, pipe)) {
                  assertThatIllegalStateException()
                      .isThrownBy(() -> await(operation.apply(other)))
                      .withMessageContaining("attached to a different loop, " + other)
                      .withMessageContaining("runCoroutineThreadsafe");
                }
              }));
      assertThat(pipe.source().isOpen()).isTrue();
      assertThat(other.runUntilComplete(toThread(() -> "takes work"))).isEqualTo("takes work");
      pipe.source().close();
      pipe.sink().close();
    } finally {
      other.close();
    }
  }

  @Test
  @DisplayName("F-34 an operation works on its own loop, also if it was called before that runs")
  void ownLoop() {
    var own = newEventLoop();
    try {
      var server = own.runUntilComplete(own.createServer(() -> new Protocol() {}, "127.0.0.1", 0));
      assertThat(server.loop()).isSameAs(own);
      server.close();
    } finally {
      own.close();
    }
  }
}

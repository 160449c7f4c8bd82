package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.support.NothingLeftBehind;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looks at a socket of no engine: it has what a test gives it, and signals nothing. */
@ExtendWith(NothingLeftBehind.class)
class LookTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private interface Body {
    void run(Pipe pipe) throws Exception;
  }

  private static void piped(Body body) {
    VoidBody whole =
        () -> {
          var pipe = Pipe.open();
          try (var source = pipe.source();
              var sink = pipe.sink()) {
            source.configureBlocking(false);
            assertThat(sink.isOpen()).isTrue();
            body.run(pipe);
          }
        };
    run(async(whole));
  }

  private static ZmqSocketCore core(Pipe pipe, Supplier<@Nullable List<byte[]>> messages) {
    return (ZmqSocketCore)
        Proxy.newProxyInstance(
            LookTest.class.getClassLoader(),
            new Class<?>[] {ZmqSocketCore.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "channel" -> pipe.source();
                  case "isReadable", "isWritable", "send" -> true;
                  case "receive" -> messages.get();
                  default -> null;
                });
  }

  private static TransportImpl open(ZmqSocketCore core, ZmqProtocol protocol) {
    var port = LoopPort.of(getRunningLoop());
    return TransportImpl.open(port, core, SocketType.PULL, ZmqOptions.defaults(), protocol);
  }

  @Test
  @DisplayName("Z-03 a protocol that fails by an error is told, and gets the next message at once")
  void error() {
    piped(
        pipe -> {
          var reports = reports();
          int[] left = {3};
          var got = new ArrayList<Integer>();
          Future<Integer> last = getRunningLoop().createFuture();
          var core = core(pipe, () -> left[0]-- > 0 ? List.of(new byte[1]) : null);
          var transport =
              open(
                  core,
                  new ZmqProtocol() {
                    @Override
                    public void messageReceived(List<byte[]> parts) {
                      got.add(got.size());
                      if (got.size() == 1) throw new AssertionError("the first");
                      if (got.size() == 3) last.setResult(3);
                    }
                  });
          assertThat(await(waitFor(last, LONG))).isEqualTo(3);
          assertThat(reports).hasSize(1);
          assertThat(reports.get(0).exception()).hasMessage("the first");
          transport.abort();
        });
  }

  @Test
  @DisplayName("Z-04 a peer that always has one more message leaves the loop to others as well")
  void endless() {
    piped(
        pipe -> {
          int[] asked = {0};
          boolean[] over = {false};
          // a bound, so that a look that never ends fails and does not hang
          var core =
              core(
                  pipe,
                  () ->
                      ++asked[0] % 2 == 1 && !over[0] && asked[0] < 1_000_000
                          ? List.of(new byte[1])
                          : null);
          var transport =
              open(
                  core,
                  new ZmqProtocol() {
                    @Override
                    public void messageReceived(List<byte[]> parts) {}
                  });
          Future<Integer> others = getRunningLoop().createFuture();
          getRunningLoop()
              .callSoon(() -> getRunningLoop().callSoon(() -> others.setResult(asked[0])));
          assertThat(await(waitFor(others, LONG))).isLessThan(10_000);
          over[0] = true;
          transport.abort();
        });
  }

  /** A socket that refuses one call; only then there is a message, which nothing signals. */
  private static final class Refusing implements InvocationHandler {
    private final Pipe pipe;
    private boolean refuses;
    private boolean has;

    Refusing(Pipe pipe) {
      this.pipe = pipe;
    }

    ZmqSocketCore core() {
      return (ZmqSocketCore)
          Proxy.newProxyInstance(
              LookTest.class.getClassLoader(), new Class<?>[] {ZmqSocketCore.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] args) {
      var name = method.getName();
      if (name.equals("channel")) return pipe.source();
      if (name.startsWith("is")) return true;
      if (refuses) {
        refuses = false;
        has = true;
        throw new EndpointException("refused", 1, "");
      }
      if (!name.equals("receive") || !has) return null;
      has = false;
      return List.of(new byte[1]);
    }
  }

  private interface Call {
    void on(TransportImpl transport);
  }

  @Test
  @DisplayName("Z-03 a call that is refused may have taken a signal: the socket is looked at")
  void refused() {
    var calls =
        List.<Call>of(
            transport -> transport.write(new byte[1]),
            TransportImpl::receiveNow,
            transport -> await(transport.bind("there")),
            transport -> await(transport.connect("there")),
            transport -> await(transport.unbind("there")),
            transport -> await(transport.disconnect("there")),
            transport -> await(transport.enableMonitor()));
    for (var call : calls) piped(pipe -> refused(new Refusing(pipe), call));
  }

  private static void refused(Refusing engine, Call call) {
    Future<List<byte[]>> got = getRunningLoop().createFuture();
    var transport = open(engine.core(), got::setResult);
    passes(2); // the look of a new socket
    engine.refuses = true;
    assertThatThrownBy(() -> call.on(transport)).isInstanceOf(EndpointException.class);
    assertThat(await(waitFor(got, LONG))).hasSize(1);
    transport.abort();
  }
}

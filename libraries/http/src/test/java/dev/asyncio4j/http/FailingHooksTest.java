package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.CancelledError;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What hooks that fail or wait leave behind: no connection, and no place of the pool. */
class FailingHooksTest {
  private static final ConnectorState NOTHING = new ConnectorState(0, 0, 0);

  /** A hook that fails while it is told to. */
  private static final class Failing<P> implements TraceConfig.Hook<P> {
    final AtomicBoolean fails = new AtomicBoolean(true);

    @Override
    public void on(ClientSession session, TraceContext context, P params) {
      if (fails.get()) throw new IllegalStateException("hook");
    }
  }

  /** A hook that waits for ever. */
  private static final class Waiting<P> implements TraceConfig.Hook<P> {
    final Future<@Nullable Void> reached = getRunningLoop().createFuture();

    @Override
    public void on(ClientSession session, TraceContext context, P params) {
      reached.setResult(null);
      await(getRunningLoop().createFuture());
    }
  }

  private static SessionOptions limited() {
    return SessionOptions.defaults().connector(Connector.tcp(TcpOptions.defaults().limit(1)));
  }

  private static SessionOptions limited(TraceConfig hooks) {
    return limited().traceConfigs(hooks);
  }

  private static void in(SessionOptions options, VoidBody1<ClientSession> test) throws Exception {
    try (var session = ClientSession.create(options)) {
      test.accept(session);
    }
  }

  /** Answers {@code /half} with half a body and {@code /go} with a redirect of that kind. */
  private static void answer(Peer.Link link) {
    while (true) {
      String path = link.request().split(" ")[1];
      String half = "Set-Cookie: a=b\r\nContent-Length: 10\r\n\r\nhalf";
      switch (path) {
        case "/half" -> link.say("HTTP/1.1 200 OK\r\n" + half);
        case "/go" -> link.say("HTTP/1.1 302 Go\r\nLocation: /\r\n" + half);
        case "/switch" ->
            link.say("HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        default -> link.ok(path);
      }
    }
  }

  @Test
  @DisplayName("HTTP-C-37: a connection whose reuse a hook refuses is closed, its place is free")
  void reuseRefused() {
    Peer.with(
        FailingHooksTest::answer,
        peer -> {
          var failing = new Failing<TraceEvents.ConnectionReuse>();
          in(
              limited(TraceConfig.create().onConnectionReuse(failing)),
              session -> {
                peer.fetch(session, "/1");
                assertThatThrownBy(() -> peer.fetch(session, "/2")).hasMessage("hook");
                assertThat(session.connector().state()).isEqualTo(NOTHING);
                peer.awaitOver(1);
                assertThat(peer.fetch(session, "/3")).isEqualTo("/3");
              });
          var waiting = new Waiting<TraceEvents.ConnectionReuse>();
          in(
              limited(TraceConfig.create().onConnectionReuse(waiting)),
              session -> {
                peer.fetch(session, "/1");
                var task = createTask(session.get(peer.url("/2")));
                await(waiting.reached);
                task.cancel();
                assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
                assertThat(session.connector().state()).isEqualTo(NOTHING);
                peer.awaitOver(3);
              });
        });
  }

  @Test
  @DisplayName("HTTP-C-37: a connection that is lost while a hook is told of it is replaced")
  void lostMeanwhile() {
    int[] accepted = {0};
    Peer.with(
        link -> {
          if (accepted[0]++ > 0) answer(link);
        },
        peer -> {
          int[] told = {0};
          var hooks =
              TraceConfig.create()
                  .onConnectionCreateEnd(
                      (s, c, p) -> {
                        if (told[0]++ > 0) return;
                        peer.awaitOver(1);
                        for (int i = 0; i < 5; i++) await(sleep(Duration.ofMillis(5)));
                      });
          in(
              limited(hooks),
              session -> {
                assertThat(peer.fetch(session, "/1")).isEqualTo("/1");
                assertThat(told[0]).isEqualTo(2);
                assertThat(session.connector().state()).isEqualTo(new ConnectorState(1, 0, 0));
              });
        });
  }

  private static void fails(Peer peer, SessionOptions options, String path) throws Exception {
    int before = peer.connections;
    in(
        options,
        session -> {
          assertThatThrownBy(() -> await(session.get(peer.url(path)))).hasMessage("hook");
          assertThat(session.connector().state()).isEqualTo(NOTHING);
          peer.awaitOver(before + 1);
        });
  }

  private static CookieJar failingJar() {
    return (CookieJar)
        Proxy.newProxyInstance(
            CookieJar.class.getClassLoader(),
            new Class<?>[] {CookieJar.class},
            (jar, method, args) -> {
              if (method.getName().equals("header")) return "";
              throw new IllegalStateException("hook");
            });
  }

  @Test
  @DisplayName("HTTP-C-37: a reply that a hook or the cookie jar refuses is closed")
  void replyRefused() {
    Peer.with(
        FailingHooksTest::answer,
        peer -> {
          fails(peer, limited(TraceConfig.create().onRequestEnd(new Failing<>())), "/half");
          fails(peer, limited(TraceConfig.create().onRequestRedirect(new Failing<>())), "/go");
          fails(peer, limited().cookieJar(failingJar()), "/half");
        });
  }

  private static void cancelled(
      Peer peer, SessionOptions options, Future<@Nullable Void> reached, String path)
      throws Exception {
    int before = peer.connections;
    in(
        options,
        session -> {
          var task = createTask(session.get(peer.url(path)));
          await(reached);
          task.cancel();
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          assertThat(session.connector().state()).isEqualTo(NOTHING);
          peer.awaitOver(before + 1);
        });
  }

  @Test
  @DisplayName("HTTP-C-26: a request cancelled in a hook or a middleware leaves nothing behind")
  void cancelledInside() {
    Peer.with(
        FailingHooksTest::answer,
        peer -> {
          for (String path : List.of("/half", "/switch")) {
            var hook = new Waiting<TraceEvents.RequestEnd>();
            cancelled(peer, limited(TraceConfig.create().onRequestEnd(hook)), hook.reached, path);
            Future<@Nullable Void> reached = getRunningLoop().createFuture();
            ClientMiddleware waiting =
                (request, next) -> {
                  ClientResponse response = next.handle(request);
                  reached.setResult(null);
                  await(getRunningLoop().createFuture());
                  return response;
                };
            cancelled(peer, limited().middlewares(waiting), reached, path);
          }
        });
  }
}

package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.TraceEvents.RequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Middlewares, digests, tracing. */
class HooksTest {
  private static ClientMiddleware telling(String name, List<String> trail) {
    return (request, next) -> {
      trail.add(name + ">" + request.url().path());
      ClientResponse response = next.handle(request);
      trail.add(name + "<" + response.status());
      return response;
    };
  }

  @Test
  @DisplayName(
      "HTTP-C-35: the first middleware is the outermost; the request's replace the session's; each"
          + " hop passes them")
  void nestsMiddlewares() {
    Peer.with(
        link -> {
          while (true) {
            if (link.head().contains("/a"))
              link.say("HTTP/1.1 302 Go\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n");
            else link.ok("x");
          }
        },
        peer -> {
          List<String> trail = new ArrayList<>();
          var options =
              SessionOptions.defaults().middlewares(telling("1", trail), telling("2", trail));
          try (var session = ClientSession.create(options)) {
            await(session.get(peer.url("/a"))).close();
            assertThat(trail)
                .containsExactly(
                    "1>/a", "2>/a", "2<302", "1<302", "1>/b", "2>/b", "2<200", "1<200");
            trail.clear();
            await(
                    session.get(
                        peer.url("/b"), RequestOptions.defaults().middlewares(telling("3", trail))))
                .close();
            await(session.get(peer.url("/b"), RequestOptions.defaults().middlewares())).close();
            assertThat(trail).containsExactly("3>/b", "3<200");
          }
        });
  }

  @Test
  @DisplayName("HTTP-C-35: a middleware may ask again, change the request, and answer itself")
  void letsMiddlewaresAct() {
    Peer.with(
        link -> {
          while (true) {
            String head = link.request();
            link.ok(
                head.split(" ")[0]
                    + head.split(" ")[1]
                    + (head.contains("X-Again: 1") ? "again" : "")
                    + head.substring(head.indexOf("\r\n\r\n") + 4));
          }
        },
        peer -> {
          ClientMiddleware changing =
              (request, next) -> {
                next.handle(request).release();
                request.method("put").url(Url.of(peer.url("/other"))).body(Payload.of("new"));
                request.headers().set("X-Again", "1");
                return next.handle(request);
              };
          try (var session = ClientSession.create()) {
            var response =
                await(
                    session.post(
                        peer.url("/"),
                        RequestOptions.defaults().data("old!").middlewares(changing)));
            assertThat(await(response.text())).isEqualTo("PUT/otheragainnew");
            ClientResponse[] kept = {response};
            var answered =
                await(
                    session.get(
                        "http://nowhere.invalid/",
                        RequestOptions.defaults().middlewares((r, next) -> kept[0])));
            assertThat(answered).isSameAs(response);
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-36: digests of all algorithms are the RFC's; nonces are counted, stale ones replaced")
  void answersChallenges() {
    List<String> seen = new ArrayList<>();
    Peer.with(
        link -> {
          while (true) {
            String head = link.request();
            int at = head.indexOf("Authorization: ");
            String answer = at < 0 ? "" : head.substring(at, head.indexOf('\r', at));
            seen.add(answer);
            boolean fresh =
                answer.contains("nonce=\"n2\"")
                    || answer.contains("nonce=\"n1\"") && !answer.contains("nc=00000003");
            String nonce = answer.isEmpty() ? "n1" : "n2";
            if (fresh) link.ok("in");
            else
              link.say(
                  "HTTP/1.1 401 No\r\n"
                      + "WWW-Authenticate: Basic realm=\"b\", Digest realm=\"a\\\"b\", nonce=\""
                      + nonce
                      + "\", qop=\"auth,auth-int\", algorithm=SHA-256-sess, opaque=o\r\n"
                      + "Content-Length: 0\r\n\r\n");
          }
        },
        peer -> {
          var digest = DigestAuth.create("me", "pw");
          try (var session = ClientSession.create(SessionOptions.defaults().middlewares(digest))) {
            for (int i = 0; i < 3; i++) assertThat(peer.fetch(session, "/x?q=1")).isEqualTo("in");
            assertThat(seen).hasSize(5);
            assertThat(seen.get(1))
                .contains(
                    "username=\"me\"",
                    "realm=\"a\\\"b\"",
                    "uri=\"/x?q=1\"",
                    "nc=00000001",
                    "qop=auth-int",
                    "opaque=\"o\"",
                    "algorithm=SHA-256-sess");
            assertThat(seen.get(2)).contains("nc=00000002");
            assertThat(seen.get(3)).contains("nc=00000003", "n1");
            assertThat(seen.get(4)).contains("nc=00000001", "n2");
          }
        });
    assertThatThrownBy(() -> DigestAuth.create("a:b", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("HTTP-C-36: the digest is that of RFC 7616, section 3.9.1")
  void computesTheDigest() {
    for (String algorithm : List.of("MD5", "SHA-256")) {
      var challenge =
          new DigestChallenge(
              "http-auth@example.org",
              "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
              "auth",
              algorithm,
              "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
              "");
      String answer =
          challenge.answer(
              "Mufasa",
              "Circle of Life",
              "GET",
              "/dir/index.html",
              new byte[0],
              1,
              "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
      assertThat(answer)
          .contains(
              algorithm.equals("MD5")
                  ? "8ca523f5e9506fed4657c9700eebdbec"
                  : "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }
  }

  private static TraceConfig recording(List<String> events) {
    return TraceConfig.create()
        .onRequestStart((s, c, p) -> events.add("start"))
        .onRequestEnd((s, c, p) -> events.add("end"))
        .onRequestException(
            (s, c, p) -> events.add("exception " + p.exception().getClass().getSimpleName()))
        .onRequestRedirect((s, c, p) -> events.add("redirect"))
        .onRequestHeadersSent((s, c, p) -> events.add("headers"))
        .onRequestChunkSent((s, c, p) -> events.add("sent " + p.chunk().length))
        .onResponseChunkReceived((s, c, p) -> events.add("received " + p.chunk().length))
        .onConnectionQueuedStart((s, c, p) -> events.add("queued"))
        .onConnectionQueuedEnd((s, c, p) -> events.add("unqueued"))
        .onConnectionCreateStart((s, c, p) -> events.add("create"))
        .onConnectionCreateEnd((s, c, p) -> events.add("created"))
        .onConnectionReuse((s, c, p) -> events.add("reuse"))
        .onDnsResolveStart((s, c, p) -> events.add("resolve " + p.host()))
        .onDnsResolveEnd((s, c, p) -> events.add("resolved"))
        .onDnsCacheHit((s, c, p) -> events.add("hit"))
        .onDnsCacheMiss((s, c, p) -> events.add("miss"));
  }

  @Test
  @DisplayName(
      "HTTP-C-37: hooks are told in aiohttp's order; chunks are copies, the context is the"
          + " request's")
  void tellsHooks() {
    Peer.with(
        Peer::answer,
        peer -> {
          List<String> events = new ArrayList<>();
          try (var session =
              ClientSession.create(SessionOptions.defaults().traceConfigs(recording(events)))) {
            String url = peer.url("/ab").replace("127.0.0.1", "localhost");
            await(await(session.post(url, RequestOptions.defaults().data("xyz"))).read());
            assertThat(events)
                .containsExactly(
                    "start",
                    "create",
                    "miss",
                    "resolve localhost",
                    "resolved",
                    "created",
                    "headers",
                    "sent 3",
                    "end",
                    "received 3");
            events.clear();
            await(await(session.get(url)).read());
            assertThat(events).containsExactly("start", "reuse", "headers", "end", "received 3");
          }
        });
  }

  @Test
  @DisplayName(
      "HTTP-C-37: what a hook throws fails the request and frees its place; exceptions are told"
          + " once, cancels too")
  void letsHooksFail() {
    Peer.with(
        link -> await(link.reader.read(-1)),
        peer -> {
          List<String> events = new ArrayList<>();
          var failing =
              TraceConfig.create()
                  .onConnectionCreateEnd(
                      (s, c, p) -> {
                        throw new IllegalStateException("hook");
                      });
          try (var session =
              ClientSession.create(
                  SessionOptions.defaults().traceConfigs(failing, recording(events)))) {
            assertThatThrownBy(() -> await(session.get(peer.url("/")))).hasMessage("hook");
            assertThat(events.get(events.size() - 1)).isEqualTo("exception IllegalStateException");
            assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
            assertThatThrownBy(() -> failing.onRequestStart((s, c, p) -> {}))
                .isInstanceOf(IllegalStateException.class);
          }
          events.clear();
          try (var session =
              ClientSession.create(SessionOptions.defaults().traceConfigs(recording(events)))) {
            var task =
                createTask(
                    session.get(peer.url("/"), RequestOptions.defaults().traceContext("mine")));
            await(sleep(Duration.ofMillis(30)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
            assertThat(events).containsOnlyOnce("exception CancelledError");
          }
          Object[] context = {null};
          var seeing =
              TraceConfig.create()
                  .onRequestException(
                      (ClientSession s, TraceContext c, RequestException p) ->
                          context[0] = c.requestContext());
          try (var session = ClientSession.create(SessionOptions.defaults().traceConfigs(seeing))) {
            assertThatThrownBy(
                () ->
                    await(
                        session.get(
                            "http://127.0.0.1:1/",
                            RequestOptions.defaults().traceContext("mine"))));
            assertThat(context[0]).isEqualTo("mine");
          }
        });
  }
}

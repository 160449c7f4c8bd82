package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.http.Told.say;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.Task;
import dev.asyncio4j.http.ClientHandler;
import dev.asyncio4j.http.ClientMiddleware;
import dev.asyncio4j.http.ClientRequest;
import dev.asyncio4j.http.ClientResponse;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.Connector;
import dev.asyncio4j.http.DigestAuth;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Http;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.TcpOptions;
import dev.asyncio4j.http.TraceConfig;
import dev.asyncio4j.http.TraceContext;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.sync.Event;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Client middlewares (order, retry, a token that expires, basic and digest), tracing hooks, the
 * pool's limits and its order, compression.
 */
public final class ClientHooks {
  private static final Pattern PAIR = Pattern.compile("(\\w+)=\"?([^\",]+)\"?");

  private final List<String> served = new ArrayList<>();
  private final Event waiting = Event.create();
  private final List<String> events = new ArrayList<>();
  private String token = "old";

  private ClientHooks() {}

  /** Runs the program. */
  public static void main(String... arguments) {
    run(async(() -> new ClientHooks().all()));
  }

  private StreamResponse flaky(Request request) {
    served.add(request.query().get("n"));
    if (served.size() < 3) {
      var busy = new HttpException.ServiceUnavailable();
      busy.headers().set("Retry-After", "0");
      throw busy;
    }
    return Response.text("after " + served.size());
  }

  private StreamResponse secret(Request request) {
    String auth = request.headers().get("Authorization", "-");
    if (!auth.equals("Bearer t1")) return Response.text(auth).status(401);
    return Response.text("secret " + auth);
  }

  private StreamResponse digest(Request request) {
    String auth = request.headers().get("Authorization");
    if (auth == null) {
      var refused = new HttpException.Unauthorized();
      refused
          .headers()
          .set("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\", algorithm=MD5");
      throw refused;
    }
    Map<String, String> v = new HashMap<>();
    PAIR.matcher(auth).results().forEach(pair -> v.put(pair.group(1), pair.group(2)));
    String want =
        md5(
            String.join(
                ":",
                md5("me:r:pw"),
                v.get("nonce"),
                v.get("nc"),
                v.get("cnonce"),
                v.get("qop"),
                md5("GET:" + request.path())));
    boolean right = want.equals(v.get("response"));
    return Response.text(
        v.get("username") + " " + v.get("uri") + " " + v.get("nc") + (right ? " right" : " wrong"));
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private StreamResponse hold(Request request) {
    served.add(request.query().get("n"));
    await(waiting.await());
    return Response.text("x".repeat(3000));
  }

  private static StreamResponse zipped(Request request) {
    StreamResponse response = Response.text("z".repeat(10000));
    response.enableCompression();
    return response;
  }

  private static ClientMiddleware tell(String name) {
    return (request, next) -> {
      say(" " + name + " > " + request.method() + " " + request.url().path());
      ClientResponse response = next.handle(request);
      say(" " + name + " < " + response.status());
      return response;
    };
  }

  private static ClientResponse retry(ClientRequest request, ClientHandler next) throws Exception {
    for (int i = 0; ; i++) {
      ClientResponse response = next.handle(request);
      if (response.status() != 503 || i == 3) return response;
      response.release();
    }
  }

  private ClientResponse bearer(ClientRequest request, ClientHandler next) throws Exception {
    request.headers().set("Authorization", "Bearer " + token);
    ClientResponse response = next.handle(request);
    if (response.status() == 401) {
      response.release();
      token = "t1";
      request.headers().set("Authorization", "Bearer " + token);
      response = next.handle(request);
    }
    return response;
  }

  private static void tellText(ClientSession session, String path, RequestOptions options) {
    try (var response = await(session.get(path, options))) {
      say(response.status(), await(response.text()));
    }
  }

  private void all() throws Exception {
    var app = Application.create();
    app.addRoutes(
        Web.get("/flaky", this::flaky),
        Web.get("/secret", this::secret),
        Web.get("/digest", this::digest),
        Web.get("/hold", this::hold),
        Web.get("/zip", ClientHooks::zipped));
    var runner = AppRunner.create(app);
    await(runner.setup());
    await(Site.tcp(runner, "127.0.0.1", 0).start());
    String base =
        "http://127.0.0.1:" + ((InetSocketAddress) runner.addresses().get(0)).getPort() + "/";
    middlewares(base);
    ClientSession session = tracing(base);
    try {
      await(session.get("/zip"));
    } catch (IllegalStateException e) {
      say("closed:", e.getMessage());
    }
    await(runner.cleanup());
  }

  private void middlewares(String base) {
    RequestOptions options = RequestOptions.defaults();
    var three =
        SessionOptions.defaults()
            .baseUrl(base)
            .middlewares(tell("a"), ClientHooks::retry, tell("b"));
    try (var session = ClientSession.create(three)) {
      tellText(session, "/flaky", options);
      tellText(session, "/secret", options.middlewares(this::bearer));
      tellText(session, "/digest", options.middlewares(DigestAuth.create("me", "pw")));
      var basic = Headers.of("Authorization", Http.encodeBasicAuth("me", "pässword"));
      tellText(session, "/secret", options.middlewares().headers(basic));
    }
  }

  private <P> TraceConfig.Hook<P> on(String event) {
    return (ClientSession session, TraceContext context, P params) ->
        events.add(context.requestContext() + ":" + event);
  }

  private Coroutine<List<Object>> one(ClientSession session, String n) {
    return async(
        () -> {
          var options = RequestOptions.defaults().param("n", n).traceContext(n);
          try (var response = await(session.get("/hold", options))) {
            return List.of(n, await(response.read()).length);
          }
        });
  }

  private ClientSession tracing(String base) {
    TraceConfig trace =
        TraceConfig.create()
            .onRequestStart(on("request_start"))
            .onRequestEnd(on("request_end"))
            .onRequestException(on("request_exception"))
            .onRequestRedirect(on("request_redirect"))
            .onConnectionQueuedStart(on("connection_queued_start"))
            .onConnectionQueuedEnd(on("connection_queued_end"))
            .onConnectionCreateStart(on("connection_create_start"))
            .onConnectionCreateEnd(on("connection_create_end"))
            .onConnectionReuse(on("connection_reuseconn"))
            .onRequestHeadersSent(on("request_headers_sent"))
            .onRequestChunkSent(on("request_chunk_sent"))
            .onResponseChunkReceived(on("response_chunk_received"));
    Connector connector = Connector.tcp(TcpOptions.defaults().limitPerHost(1));
    var options = SessionOptions.defaults().baseUrl(base).connector(connector).traceConfigs(trace);
    try (var session = ClientSession.create(options)) {
      served.clear();
      List<Task<List<Object>>> tasks = new ArrayList<>();
      for (String n : List.of("1", "2", "3")) {
        tasks.add(createTask(one(session, n)));
        await(sleep(Duration.ofMillis(30)));
      }
      tasks.get(1).cancel();
      waiting.set();
      List<Object> told = new ArrayList<>();
      for (var outcome : await(gatherOutcomes(tasks))) {
        told.add(outcome instanceof Outcome.Cancelled<List<Object>> c ? c.error() : outcome.get());
      }
      say(told, "served", served);
      for (String n : List.of("1", "2", "3")) {
        say(events.stream().filter(e -> e.startsWith(n)).map(e -> e.substring(2)).toList());
      }
      compression(session);
      return session;
    }
  }

  private static void compression(ClientSession session) {
    RequestOptions options = RequestOptions.defaults();
    try (var response = await(session.get("/zip"))) {
      String text = await(response.text());
      boolean isSmall = response.contentLength().orElseThrow() < 200;
      say(response.headers().get("Content-Encoding"), text.length(), isSmall);
    }
    try (var response = await(session.get("/zip", options.autoDecompress(false)))) {
      say(new byte[] {await(response.read())[0]});
    }
    try (var response = await(session.get("/zip", options.header("Accept-Encoding", "identity")))) {
      say(response.headers().get("Content-Encoding"), response.contentLength().orElseThrow());
    }
  }
}

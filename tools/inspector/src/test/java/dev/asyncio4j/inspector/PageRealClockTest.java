package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page as its readers reach it. */
@InOneMode
class PageRealClockTest {
  private static TargetProcess target;
  private Page page;

  @BeforeAll
  static void start() throws IOException {
    target = TargetProcess.running("site", "40");
  }

  @AfterAll
  static void end() {
    target.close();
  }

  @BeforeEach
  void open() {
    var options = PageOptions.defaults().refresh(Duration.ofMillis(200));
    page = Inspector.page(target.pid(), options);
  }

  @AfterEach
  void close() {
    page.close();
  }

  private String own() {
    return "127.0.0.1:" + page.address().getPort();
  }

  /** Sends a request as it stands, and returns the answer as it comes. */
  private String ask(String method, String path, Map<String, String> headers) throws IOException {
    try (var socket = new Socket("127.0.0.1", page.address().getPort())) {
      socket.setSoTimeout(240_000); // or the test never ends
      var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
      headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
      request.append("\r\n");
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String get(String file) throws IOException {
    return ask("GET", page.address().getPath() + file, Map.of("Host", own()));
  }

  @Test
  @DisplayName("INS-31 403 without the token, for another host, and for another origin")
  void forbidden() throws IOException {
    var path = page.address().getPath();
    assertThat(ask("GET", "/", Map.of("Host", own()))).startsWith("HTTP/1.1 403");
    assertThat(ask("GET", "/0000/state", Map.of("Host", own()))).startsWith("HTTP/1.1 403");
    assertThat(ask("GET", path, Map.of("Host", "evil.example"))).startsWith("HTTP/1.1 403");
    assertThat(ask("GET", path, Map.of("Host", own(), "Origin", "http://evil.example")))
        .startsWith("HTTP/1.1 403");
    assertThat(ask("GET", path, Map.of("Host", own(), "Origin", "http://" + own())))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  @DisplayName("INS-31 405 for what is no GET, 404 for paths that lead out")
  void refused() throws IOException {
    var path = page.address().getPath();
    assertThat(ask("POST", path, Map.of("Host", own(), "Content-Length", "0")))
        .startsWith("HTTP/1.1 405");
    for (var way : new String[] {"../page.js", "%2e%2e/page.js", "Page.class", "/etc/passwd"})
      assertThat(get(way)).as(way).startsWith("HTTP/1.1 404");
    assertThat(get("")).contains("default-src 'self'", "no-store", "no-referrer", "nosniff");
    assertThat(page.toString()).doesNotContain(path);
  }

  @Test
  @DisplayName("INS-30 the page has all it needs, and less than 80 KB of it")
  void files() throws IOException {
    var all = get("") + get("page.js") + get("page.css");
    assertThat(all.length()).isLessThan(80_000);
    assertThat(all).doesNotContain("https://", "src=\"http", "innerHTML");
  }

  @Test
  @DisplayName("INS-30 the state and the tasks come, and are looked at again")
  void state() throws IOException {
    RealTime.waitUntil(() -> stateOf(page).contains("\"loops\":[{"));
    RealTime.waitUntil(() -> page.live().frame().version() > 0);
    assertThat(Snapshot.parse(body(get("tasks"))).tasks()).hasSize(42);
    var first = get("state");
    RealTime.waitUntil(() -> !first.endsWith(stateOf(page)));
    assertThat(JsonReader.object(body(get("state"))))
        .containsKeys("loops", "hints", "slow", "profile", "bars", "nanos");
  }

  private static String stateOf(Page page) {
    return stateOf(page.live());
  }

  private static String stateOf(Live live) {
    return new String(live.frame().state(), StandardCharsets.UTF_8);
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  @Test
  @DisplayName("INS-31 a hundred readers that do not read keep nobody from reading")
  void slowReaders() throws IOException {
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 100; i++) {
        var socket = new Socket("127.0.0.1", page.address().getPort());
        sockets.add(socket);
        var request = "GET " + page.address().getPath() + "tasks HTTP/1.1\r\nHost: " + own();
        socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(get("state")).startsWith("HTTP/1.1 200");
    } finally {
      for (var socket : sockets) socket.close();
    }
  }

  @Test
  @DisplayName("INS-30 the end of the process is told, and what was seen last stays")
  void endOfProcess() throws Exception {
    try (var other = TargetProcess.running("album");
        var ofOther =
            Inspector.page(other.pid(), PageOptions.defaults().refresh(Duration.ofMillis(100)))) {
      var live = ofOther.live();
      RealTime.waitUntil(() -> live.frame().version() > 0);
      other.end();
      RealTime.waitUntil(() -> stateOf(ofOther).contains("has ended"));
      assertThat(new String(live.frame().tasks(), StandardCharsets.UTF_8)).contains("Sundowning");
    }
  }

  @Test
  @DisplayName("INS-18 a page whose watch the process has forgotten begins another one")
  void watchIsOver() throws Exception {
    try (var other = TargetProcess.running("album");
        var ofOther =
            Inspector.page(other.pid(), PageOptions.defaults().refresh(Duration.ofMillis(100)));
        var session = Session.of(other.pid())) {
      session.ask("unwatch", "1");
      RealTime.waitUntil(() -> isWatched(session, "2"));
      assertThat(stateOf(ofOther)).contains("\"ended\":\"\"");
    }
  }

  private static boolean isWatched(Session session, String id) {
    try {
      session.ask("drain", id);
      return true;
    } catch (InspectException notBegun) {
      return false;
    }
  }

  @Test
  @DisplayName("INS-18 a look that fails is told, until one that does not")
  void failedLook() throws IOException {
    try (var other = TargetProcess.running("album");
        var session = Session.of(other.pid());
        var live =
            new Live(
                Session.of(other.pid()), Inspector.watch(other.pid(), TargetProcess.WATCHED))) {
      session.ask("unwatch", "1");
      assertThatThrownBy(live::look).hasMessageContaining("watch 1 is over");
      live.failed("watch 1 is over");
      assertThat(stateOf(live)).contains("\"failed\":\"watch 1 is over\"");
      live.look();
      assertThat(stateOf(live)).contains("\"failed\":\"\"");
    }
  }

  @Test
  @DisplayName("INS-18 a page that cannot be opened leaves no session open")
  void notOpened() {
    var first = Session.of(target.pid());
    var sessions = new ArrayDeque<>(List.of(first));
    assertThatThrownBy(() -> Inspector.page(sessions::remove, PageOptions.defaults()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> first.ask("version", "")).isInstanceOf(InspectException.class);
  }

  @Test
  @DisplayName("INS-31 a page that nobody reads ends by itself")
  void idle() throws Exception {
    var options = PageOptions.defaults().refresh(Duration.ofMillis(50));
    try (var unread = Inspector.page(target.pid(), options.idleAfter(Duration.ofMillis(300)))) {
      unread.awaitEnd();
      assertThat(unread).hasToString("<Page closed port=" + unread.address().getPort() + ">");
    }
  }
}

package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless chromium with one page, driven by its DevTools protocol. It ends with this JVM. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int PATIENCE_MILLIS = 200_000;

  private final Process shell;
  private final DevTools tools;

  private Browser(Process shell, DevTools tools) {
    this.shell = shell;
    this.tools = tools;
  }

  /** Starts it with a profile in that folder; the test is aborted where there is none. */
  static Browser start(Path folder) throws IOException {
    var profile = folder.resolve("profile");
    var command =
        List.of(
            "sh",
            "-c",
            "\"$@\" & browser=$!; cat > /dev/null; kill -9 $browser",
            "sh",
            program(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--force-color-profile=srgb",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TMPDIR", folder.toString());
    var shell = builder.redirectOutput(folder.resolve("output").toFile()).start();
    var port = profile.resolve("DevToolsActivePort");
    RealTime.waitUntil(() -> linesOf(port).size() >= 2 || !shell.isAlive());
    var lines = linesOf(port);
    assertThat(lines).as(Files.readString(folder.resolve("output"))).hasSize(2);
    var address = URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    var tools = new DevTools();
    HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, tools).join();
    tools.openTab();
    return new Browser(shell, tools);
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException notYet) {
      return List.of();
    }
  }

  private static String program() {
    return NAMES.stream()
        .flatMap(name -> Stream.of("/usr/bin/" + name, "/usr/local/bin/" + name))
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst()
        .orElseGet(() -> abort("no chromium is installed: the page was not looked at"));
  }

  /** Opens a page; what was asked and complained of before is forgotten. */
  void open(URI address) {
    tools.call("Page.navigate", Map.of("url", "about:blank"));
    waitUntil("location.href === 'about:blank'"); // the page of before asks for nothing any more
    tools.forget();
    tools.call("Page.navigate", Map.of("url", address.toString()));
    waitUntil("document.readyState === 'complete' && location.port == " + address.getPort());
  }

  /** Runs a script in each page that is opened until the result is run, before its own. */
  Runnable beforePages(String script) {
    var added = tools.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    var id = Map.of("identifier", "" + added.get("identifier"));
    return () -> tools.call("Page.removeScriptToEvaluateOnNewDocument", id);
  }

  /** Returns what an expression of the page gives. */
  @Nullable Object value(String expression) {
    var result =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    assertThat(result.get("exceptionDetails")).as(expression).isNull();
    return ((Map<?, ?>) result.get("result")).get("value");
  }

  /** Waits, in the page, until an expression is true there. */
  void waitUntil(String expression) {
    var state = "document.body && document.body.innerText.slice(0, 600)";
    var waiting =
        "new Promise(done => { const end = Date.now() + %d; const look = () => { if (%s) done('');"
            + " else if (Date.now() > end) done('' + (%s)); else setTimeout(look, 30); }; look();"
            + " })";
    assertThat(value(waiting.formatted(PATIENCE_MILLIS, expression, state)))
        .as("the page in place of: " + expression)
        .isEqualTo("");
  }

  /** Clicks on the first element whose text begins so. */
  void click(String selector, String text) {
    var found =
        "[...document.querySelectorAll('%s')].find(e => e.textContent.startsWith('%s'))"
            .formatted(selector, text);
    waitUntil(found);
    value(found + ".click()");
  }

  /** Types into the field that has the focus, or presses a key such as Enter. */
  void press(String key) {
    var isText = key.length() == 1;
    for (var type : List.of("keyDown", "keyUp"))
      tools.call(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "text", isText && type.equals("keyDown") ? key : ""));
  }

  void scheme(String lightOrDark) {
    var feature = Map.of("name", "prefers-color-scheme", "value", lightOrDark);
    tools.call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  void size(int width, int height) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Keeps a picture of the page as output of the build. */
  void picture(String name) throws IOException {
    var data = (String) tools.call("Page.captureScreenshot", Map.of()).get("data");
    var folder = Files.createDirectories(Path.of("target", "page"));
    Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(data));
  }

  /** Returns the addresses that the page has asked for. */
  List<String> requests() {
    var urls = new ArrayList<String>();
    for (var event : tools.events("Network.requestWillBeSent"))
      urls.add("" + ((Map<?, ?>) event.get("request")).get("url"));
    return urls;
  }

  /** Returns what the page's console and its own errors say. */
  List<String> complaints() {
    return Stream.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
        .flatMap(method -> tools.events(method).stream())
        .map(Object::toString)
        .toList();
  }

  /** Tells a process of the browser from the one that waits for the end of this JVM. */
  private static boolean isOwn(ProcessHandle process) {
    return !process.info().command().orElse("").endsWith("cat");
  }

  @Override
  public void close() throws IOException {
    var processes = shell.descendants().filter(Browser::isOwn).toList();
    tools.call("Browser.close", Map.of());
    for (var process : processes) process.onExit().join(); // they write to the profile until then
    shell.getOutputStream().close();
    shell.onExit().join();
  }
}

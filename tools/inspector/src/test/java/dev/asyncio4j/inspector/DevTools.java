package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The DevTools protocol of one tab, over the JDK's own WebSocket: calls with numbers, and events.
 */
final class DevTools implements WebSocket.Listener {
  private static final int SECONDS = 240;

  private final Map<Long, CompletableFuture<Map<?, ?>>> calls = new ConcurrentHashMap<>();
  private final List<Map<?, ?>> events = new CopyOnWriteArrayList<>();
  private final StringBuilder message = new StringBuilder();
  private @Nullable WebSocket socket;
  private @Nullable String tab;
  private long last;

  /** Makes a tab, whose events come from now on. */
  void openTab() {
    var target = call("Target.createTarget", Map.of("url", "about:blank")).get("targetId");
    var attached = call("Target.attachToTarget", Map.of("targetId", "" + target, "flatten", true));
    tab = "" + attached.get("sessionId");
    for (var domain : List.of("Page", "Runtime", "Log", "Network"))
      call(domain + ".enable", Map.of());
  }

  /** Calls a method and waits for its answer. */
  Map<?, ?> call(String method, Map<String, ?> parameters) {
    var number = ++last;
    var answer = new CompletableFuture<Map<?, ?>>();
    calls.put(number, answer);
    var json = new JsonWriter().open('{').key("id").number(number).key("method").text(method);
    if (tab != null && !method.startsWith("Browser.")) json.key("sessionId").text(tab);
    write(json.key("params"), parameters);
    socket.sendText(json.close('}').toString(), true).join();
    var map = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    assertThat(map.get("error")).as(method).isNull();
    return (Map<?, ?>) map.get("result");
  }

  private static void write(JsonWriter json, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      json.open('{');
      map.forEach((key, inner) -> write(json.key("" + key), inner));
      json.close('}');
    } else if (value instanceof Collection<?> list) {
      json.open('[');
      list.forEach(inner -> write(json, inner));
      json.close(']');
    } else if (value instanceof String text) {
      json.text(text);
    } else {
      json.raw("" + value);
    }
  }

  /** Returns the parameters of the events of a method, so far. */
  List<Map<?, ?>> events(String method) {
    return events.stream()
        .filter(event -> method.equals(event.get("method")))
        .<Map<?, ?>>map(event -> (Map<?, ?>) event.get("params"))
        .toList();
  }

  void forget() {
    events.clear();
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
    message.append(data);
    if (isLast) {
      var map = JsonReader.object(message.toString());
      message.setLength(0);
      var call = map.get("id") instanceof Long number ? calls.remove(number) : null;
      if (call != null) call.complete(map);
      else events.add(map);
    }
    from.request(1);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    calls.values().forEach(call -> call.completeExceptionally(error));
  }
}

package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Task;
import dev.asyncio4j.http.ClientException;
import dev.asyncio4j.http.ClientResponse;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Clients that make, follow and delete links until they are stopped, and go on when the service
 * does not answer. They write down what the service has acknowledged, and nothing else.
 */
final class Load implements AutoCloseable {
  static final int CLIENTS = 8;

  private static final Duration PAUSE = Duration.ofMillis(100);

  final Map<String, String> made = new HashMap<>();
  final Set<String> deleted = new HashSet<>();

  /** Those whose deletion was asked for; without an answer nobody knows what became of them. */
  final Set<String> doubtful = new HashSet<>();

  private final String service;
  private final boolean deletes;
  private final ClientSession session = ClientSession.create();
  private final List<Task<@Nullable Void>> clients = new ArrayList<>();
  private int follows;
  private int failures;
  private int number;

  Load(String service, boolean deletes) {
    this.service = service;
    this.deletes = deletes;
    for (int i = 0; i < CLIENTS; i++) clients.add(createTask(async(this::client)));
  }

  int follows() {
    return follows;
  }

  int failures() {
    return failures;
  }

  private void client() {
    while (true) {
      try {
        var url = "https://example.org/" + number++;
        var code = make(url);
        for (int i = 0; i < 4; i++) follow(code, url);
        if (deletes && number % 3 == 0) delete(code);
      } catch (ClientException e) {
        failures++;
        await(sleep(PAUSE));
      }
    }
  }

  private String make(String url) {
    var options = RequestOptions.defaults().json(Map.of("url", url));
    try (var response = expect(201, await(session.post(service + "/", options)))) {
      var link = ((Map<?, ?>) await(response.json())).get("short").toString();
      var code = link.substring(link.lastIndexOf('/') + 1);
      made.put(code, url);
      return code;
    }
  }

  private void follow(String code, String url) {
    try (var response = expect(302, get(code))) {
      if (!url.equals(response.headers().get("Location")))
        throw new AssertionError(code + " leads to " + response.headers());
      follows++;
    }
  }

  private void delete(String code) {
    doubtful.add(code);
    try (var response = await(session.delete(service + "/" + code))) {
      if (response.status() != 404) expect(204, response); // 404: it was sent twice
    }
    doubtful.remove(code);
    made.remove(code);
    deleted.add(code);
  }

  /** The status of a link now. */
  int status(String code) {
    try (var response = get(code)) {
      return response.status();
    }
  }

  private ClientResponse get(String code) {
    var options = RequestOptions.defaults().allowRedirects(false);
    return await(session.get(service + "/" + code, options));
  }

  private static ClientResponse expect(int status, ClientResponse response) {
    if (response.status() == status) return response;
    response.close();
    throw new AssertionError(response.method() + " " + response.url() + ": " + response.status());
  }

  /** Waits until so many links more have been made. */
  void more(int links) {
    int enough = made.size() + deleted.size() + links;
    while (made.size() + deleted.size() < enough) {
      for (var client : clients)
        if (client.done()) throw new AssertionError("a client has ended: " + client);
      await(sleep(PAUSE));
    }
  }

  /** Stops the clients; the requests that are under way are left without an answer. */
  void stop() {
    clients.forEach(Task::cancel);
    await(gatherOutcomes(clients));
  }

  @Override
  public void close() {
    stop();
    session.close();
  }
}

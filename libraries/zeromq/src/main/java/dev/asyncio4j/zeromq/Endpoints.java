package dev.asyncio4j.zeromq;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The endpoints and subscriptions of a socket. */
final class Endpoints {
  private final ZmqSocketCore core;
  private final SocketType type;
  private final Set<String> bindings = new LinkedHashSet<>();
  private final Set<String> connections = new LinkedHashSet<>();
  private final Set<ByteString> subscriptions = new LinkedHashSet<>();

  Endpoints(ZmqSocketCore core, SocketType type) {
    this.core = core;
    this.type = type;
  }

  /** Opens what the options say. */
  void open(ZmqOptions options) {
    for (var prefix : options.subscriptions()) subscribe(prefix);
    for (var endpoint : options.bindings()) bind(endpoint);
    for (var endpoint : options.connections()) connect(endpoint);
  }

  String bind(String endpoint) {
    var real = core.bind(endpoint);
    bindings.add(real);
    return real;
  }

  void unbind(String endpoint) {
    core.unbind(endpoint);
    bindings.remove(endpoint);
  }

  String connect(String endpoint) {
    core.connect(endpoint);
    connections.add(endpoint);
    return endpoint;
  }

  void disconnect(String endpoint) {
    core.disconnect(endpoint);
    connections.remove(endpoint);
  }

  Set<String> bindings() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(bindings));
  }

  Set<String> connections() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(connections));
  }

  int port() {
    var ports =
        bindings.stream()
            .filter(endpoint -> endpoint.startsWith("tcp://"))
            .map(endpoint -> endpoint.substring(endpoint.lastIndexOf(':') + 1))
            .toList();
    if (ports.size() == 1) return Integer.parseInt(ports.get(0));
    throw new IllegalStateException(
        "port() needs exactly one TCP binding, and there are %d: %s"
            .formatted(ports.size(), bindings));
  }

  void subscribe(ByteString prefix) {
    checkSubscribes("subscribe");
    if (subscriptions.add(prefix)) core.subscribe(prefix.bytes());
  }

  void unsubscribe(ByteString prefix) {
    checkSubscribes("unsubscribe");
    if (subscriptions.remove(prefix)) core.unsubscribe(prefix.bytes());
  }

  Set<ByteString> subscriptions() {
    checkSubscribes("subscriptions");
    return Collections.unmodifiableSet(new LinkedHashSet<>(subscriptions));
  }

  private void checkSubscribes(String what) {
    if (type == SocketType.SUB) return;
    throw new UnsupportedOperationException(
        what + " is for sockets of type SUB; this is a " + type);
  }
}

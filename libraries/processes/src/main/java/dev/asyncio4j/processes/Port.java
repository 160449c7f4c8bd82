package dev.asyncio4j.processes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a hub: the one of this JVM, or a connection. */
interface Port {
  /** The ways from this JVM, by the hub's socket. */
  Map<String, Port> ALL = new ConcurrentHashMap<>();

  /** Starts an operation; from any thread. */
  Call start(Ask ask);

  /** Tells whether the hub is in another process. */
  boolean remote();

  static Port to(Address address) {
    Port known = ALL.get(address.socket());
    if (known != null) return known;
    synchronized (ALL) {
      known = ALL.get(address.socket());
      if (known != null) return known;
      Link link = Link.connect(address);
      ALL.put(address.socket(), link);
      return link;
    }
  }
}

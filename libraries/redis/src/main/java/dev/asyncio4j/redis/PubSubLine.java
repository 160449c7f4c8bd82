package dev.asyncio4j.redis;

import java.util.List;

/**
 * A connection of a subscription.
 *
 * @param core the client of its server
 * @param link the connection
 */
record PubSubLine(ClientCore core, Link link) {
  void send(List<byte[]> words) {
    link.send(new Request.Unheard(CommandTable.of(Texts.text(words.get(0))), words));
  }

  void close() {
    if (core.home.isLive()) core.abandon(link);
  }
}

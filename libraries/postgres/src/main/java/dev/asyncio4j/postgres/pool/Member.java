package dev.asyncio4j.postgres.pool;

import dev.asyncio4j.loop.TimerHandle;
import dev.asyncio4j.postgres.session.Client;
import org.jspecify.annotations.Nullable;

/** A connection of a pool. */
final class Member {
  final Client client;

  /** The pool's generation when it was made: an older one is replaced. */
  final int generation;

  /** Closes it after a time of rest; null while it is lent. */
  @Nullable TimerHandle rest;

  Member(Client client, int generation) {
    this.client = client;
    this.generation = generation;
  }
}

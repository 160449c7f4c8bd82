package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/** The servers that a subscription may use: one, or the nodes of a cluster. In a task only. */
interface PubSubNodes {
  /** Binds it to the running loop. */
  void enter();

  Home home();

  /** {@return the client of any server; of another one after attempts that failed} */
  ClientCore any(int attempt);

  /** {@return the client of the server that has a slot} */
  ClientCore of(int slot);

  /** {@return whether channels of shards are to be followed when their slot moves} */
  boolean follows();

  /** Learns where a slot has gone that a server does not have, as an error may say. */
  void departed(@Nullable RedisException why, ClientCore from);

  /** Waits after an attempt that failed; returns whether there is to be another one. */
  boolean recover(int attempt);

  /** One server, which has all. */
  record Single(ClientCore core) implements PubSubNodes {
    @Override
    public void enter() {
      core.enter();
    }

    @Override
    public Home home() {
      return core.home;
    }

    @Override
    public ClientCore any(int attempt) {
      return core;
    }

    @Override
    public ClientCore of(int slot) {
      return core;
    }

    @Override
    public boolean follows() {
      return false;
    }

    @Override
    public void departed(@Nullable RedisException why, ClientCore from) {
      throw new AssertionError("one server is not followed");
    }

    @Override
    public boolean recover(int attempt) {
      return false;
    }

    @Override
    public String toString() {
      return core.toString();
    }
  }

  /** The nodes of a cluster. */
  record Clustered(ClusterCore core, ClusterSender sender) implements PubSubNodes {
    @Override
    public void enter() {
      core.enter();
    }

    @Override
    public Home home() {
      return core.home;
    }

    @Override
    public ClientCore any(int attempt) {
      var primaries = core.slots().nodes().stream().filter(ClusterNode::primary).toList();
      return core.client(primaries.get(attempt % primaries.size()).address());
    }

    @Override
    public ClientCore of(int slot) {
      return core.client(sender.nodeOf(slot, false));
    }

    @Override
    public boolean follows() {
      return true;
    }

    @Override
    public void departed(@Nullable RedisException why, ClientCore from) {
      var at = new HostPort(from.options.host, from.options.port);
      if (why instanceof MovedException moved) core.moved(moved, at);
      else if (why instanceof ClusterDownException) core.recover(2);
      else core.refresh();
    }

    @Override
    public boolean recover(int attempt) {
      if (attempt >= core.options.errorRetries()) return false;
      core.recover(attempt);
      return true;
    }

    @Override
    public String toString() {
      return core.toString();
    }
  }
}

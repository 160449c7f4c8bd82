package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.lowlevel.LoopPort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first words on a connection: all in one write, and once more where HELLO is unknown. */
final class Handshake {
  private final RedisOptions options;
  private final LoopPort port;
  private final Link link;

  Handshake(RedisOptions options, LoopPort port, Link link) {
    this.options = options;
    this.port = port;
    this.link = link;
  }

  void run() {
    var who = credentials();
    var modern = options.protocol == 3;
    var replies = say(modern ? hello(who) : greeting(who));
    if (modern && replies.get(0) instanceof ResponseException refused && isUnknown(refused)) {
      modern = false;
      replies = say(greeting(who));
    }
    int optional = options.libraryName == null ? 0 : 1;
    for (int i = 0; i < replies.size() - optional; i++)
      if (replies.get(i) instanceof RedisException error) throw error;
    link.id = id(replies, modern);
    if (options.onConnect != null) hook();
  }

  private void hook() {
    try {
      options.onConnect.accept(new LinkCommands<>(link, port, RedisCodec.bytes()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new RedisConnectionException("onConnect failed: " + e.getMessage(), e);
    }
  }

  private static boolean isUnknown(ResponseException refused) {
    var text = String.valueOf(refused.getMessage());
    return text.contains("unknown command") || text.startsWith("NOPROTO");
  }

  private @Nullable Credentials credentials() {
    if (options.credentials != null) return await(options.credentials.get());
    return options.password == null ? null : new Credentials(options.username, options.password);
  }

  private List<Object[]> hello(@Nullable Credentials who) {
    var hello = new ArrayList<Object>(List.of("HELLO", 3));
    if (who != null) {
      hello.addAll(
          List.of("AUTH", who.username() == null ? "default" : who.username(), who.password()));
    }
    if (options.clientName != null) hello.addAll(List.of("SETNAME", options.clientName));
    var all = new ArrayList<Object[]>();
    all.add(hello.toArray());
    return rest(all);
  }

  private List<Object[]> greeting(@Nullable Credentials who) {
    var all = new ArrayList<Object[]>();
    if (who != null && who.username() == null) all.add(new Object[] {"AUTH", who.password()});
    else if (who != null) all.add(new Object[] {"AUTH", who.username(), who.password()});
    if (options.clientName != null) all.add(new Object[] {"CLIENT SETNAME", options.clientName});
    all.add(new Object[] {"CLIENT ID"});
    return rest(all);
  }

  /** Adds the database, and what servers before 7.2 refuse, which is no matter. */
  private List<Object[]> rest(List<Object[]> all) {
    if (options.db != 0) all.add(new Object[] {"SELECT", options.db});
    if (options.libraryName != null)
      all.add(new Object[] {"CLIENT SETINFO", "LIB-NAME", options.libraryName});
    return all;
  }

  private List<@Nullable Object> say(List<Object[]> commands) {
    var batch = new Batch(port.loop().createFuture());
    for (var command : commands) {
      var spec = CommandTable.of(command);
      batch.add(spec, Words.of(spec, command, RedisCodec.bytes()));
    }
    link.sendAll(batch.members);
    await(batch.done);
    return batch.replies;
  }

  private long id(List<@Nullable Object> replies, boolean modern) {
    if (modern) return Texts.map(replies.get(0)).get("id") instanceof Long id ? id : 0;
    for (var reply : replies) if (reply instanceof Long id) return id;
    return 0;
  }
}

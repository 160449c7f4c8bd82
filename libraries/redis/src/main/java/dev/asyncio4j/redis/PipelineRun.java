package dev.asyncio4j.redis;

import dev.asyncio4j.Outcome;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a pipeline: what is sent, and what the replies say of each command. */
final class PipelineRun {
  private final List<QueuedCommand> commands;
  private final RedisCodec<?> codec;
  private final boolean transaction;
  private @Nullable Batch batch;

  PipelineRun(List<QueuedCommand> commands, RedisCodec<?> codec, boolean transaction) {
    this.commands = commands;
    this.codec = codec;
    this.transaction = transaction;
  }

  Batch batch(EventLoop loop) {
    var made = new Batch(loop.createFuture(), transaction);
    if (transaction) add(made, "MULTI");
    for (var each : commands) made.add(each.spec, each.words);
    if (transaction) add(made, "EXEC");
    batch = made;
    return made;
  }

  private static void add(Batch batch, String name) {
    var spec = CommandTable.of(name);
    batch.add(spec, spec.head());
  }

  /** {@return whether the server remembers nothing of it} */
  boolean isClean() {
    return batch.replies.stream().noneMatch(RedisConnectionException.class::isInstance);
  }

  List<Outcome<Object>> outcomes() {
    return transaction ? executed() : read(batch.replies);
  }

  private List<Outcome<Object>> read(List<? extends @Nullable Object> trees) {
    var outcomes = new ArrayList<Outcome<Object>>(commands.size());
    for (int i = 0; i < commands.size(); i++)
      outcomes.add(commands.get(i).outcome(trees.get(i), codec, i + 1));
    return outcomes;
  }

  private List<Outcome<Object>> executed() {
    var reply = batch.replies.get(batch.replies.size() - 1);
    if (reply == null)
      throw new WatchException("Watched variable changed: nothing was executed; try again");
    if (reply instanceof RedisException error) throw queueing(error);
    return read(Replies.items(reply));
  }

  /** Finds the command that has aborted it. */
  private RedisException queueing(RedisException aborted) {
    for (int i = 0; i < commands.size(); i++)
      if (batch.replies.get(i + 1) instanceof ResponseException error)
        return commands.get(i).numbered(error, i + 1);
    return aborted;
  }
}

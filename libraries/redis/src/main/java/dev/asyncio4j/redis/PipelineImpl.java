package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline, on shared connections until it watches.
 *
 * <pre>
 *   plain ──watch──▶ watching ──multi──▶ queuing ──execute, reset──▶ plain
 * </pre>
 */
final class PipelineImpl<V> implements RedisPipeline<V>, ScriptLoading {
  private enum State {
    PLAIN,
    WATCHING,
    QUEUING
  }

  private final Sender sender;
  private final RedisCodec<V> codec;
  private final boolean transaction;
  private List<QueuedCommand> queued = new ArrayList<>();
  private final Set<String> scripts = new LinkedHashSet<>();
  private State state = State.PLAIN;

  /** The connection that watches; null only in the state PLAIN. */
  private @Nullable Link link;

  PipelineImpl(Sender sender, RedisCodec<V> codec, boolean transaction) {
    this.sender = sender;
    this.codec = codec;
    this.transaction = transaction;
  }

  @Override
  public RedisPipeline<V> queue(Reply<? extends @Nullable Object> reply, Object... arguments) {
    if (state == State.WATCHING)
      throw new RedisException(
          "keys are watched: call multi() before commands are queued, or immediate() to send one at"
              + " once");
    var spec = CommandTable.of(arguments);
    var words = Words.of(spec, arguments, codec);
    sender.refuse(spec, words);
    queued.add(new QueuedCommand(spec, words, reply));
    return this;
  }

  @Override
  public Future<Object> future(int place) {
    return queued.get(place).future(getRunningLoop());
  }

  @Override
  public void needs(String lua) {
    scripts.add(lua);
  }

  @Override
  public Coroutine<List<Object>> execute() {
    return async(
        () -> {
          var commands = take();
          var outcomes = run(commands);
          var results = new ArrayList<Object>(outcomes.size());
          for (var each : outcomes) results.add(each.get());
          return results;
        });
  }

  @Override
  public Coroutine<List<Outcome<Object>>> executeOutcomes() {
    return async(() -> run(take()));
  }

  private List<QueuedCommand> take() {
    var commands = queued;
    queued = new ArrayList<>();
    return commands;
  }

  private List<Outcome<Object>> run(List<QueuedCommand> commands) {
    sender.enter();
    boolean clean = false;
    try {
      if (commands.isEmpty()) {
        if (link != null) unwatchNow();
        clean = true;
        return List.of();
      }
      if (!scripts.isEmpty()) loadScripts();
      var run = new PipelineRun(commands, codec, transaction || state == State.QUEUING);
      var batch = run.batch(sender.home().port().loop());
      send(batch);
      clean = run.isClean();
      return run.outcomes();
    } catch (Throwable e) { // a cancellation, too: those who await single results hear of it
      commands.forEach(QueuedCommand::cancel);
      throw e;
    } finally {
      leave(clean);
    }
  }

  private void send(Batch batch) {
    if (link == null) {
      sender.batch(batch);
      return;
    }
    link.sendAll(batch.members);
    await(batch.done);
  }

  private void loadScripts() {
    var all = List.copyOf(scripts);
    var known = await(commands().scriptExists(all.stream().map(Sha1::hex).toList()));
    for (int i = 0; i < all.size(); i++)
      if (!known.get(i)) await(commands().scriptLoad(all.get(i)));
    scripts.clear();
  }

  private void leave(boolean clean) {
    if (link != null) sender.giveBack(link, clean);
    link = null;
    state = State.PLAIN;
  }

  @Override
  public Coroutine<@Nullable Void> watch(Object... keys) {
    var words =
        Words.of(
            CommandTable.of("WATCH"), new Object[] {"WATCH", CommandArguments.all(keys)}, codec);
    return async(
        () -> {
          if (state == State.QUEUING)
            throw new RedisException(
                "Cannot issue a WATCH after a MULTI: execute() or reset() first");
          sender.enter();
          if (link == null) link = sender.borrow(words.subList(1, words.size()));
          state = State.WATCHING;
          boolean done = false;
          try {
            await(commands().call(Reply.OK, "WATCH", CommandArguments.all(keys)));
            done = true;
          } finally {
            if (!done) leave(false);
          }
        });
  }

  @Override
  public void multi() {
    if (state == State.QUEUING)
      throw new RedisException("Cannot issue nested calls to MULTI: it was called before");
    if (!queued.isEmpty())
      throw new RedisException(
          "Commands without an initial WATCH have already been issued: call multi() before them");
    if (state == State.WATCHING) state = State.QUEUING;
  }

  @Override
  public Coroutine<@Nullable Void> unwatch() {
    return async(
        () -> {
          if (state == State.WATCHING) reset(List.of());
        });
  }

  private void unwatchNow() {
    await(commands().call(Reply.OK, "UNWATCH"));
  }

  @Override
  public Coroutine<@Nullable Void> discard() {
    return reset();
  }

  @Override
  public Coroutine<@Nullable Void> reset() {
    return async(() -> reset(take()));
  }

  private void reset(List<QueuedCommand> dropped) {
    dropped.forEach(QueuedCommand::cancel);
    scripts.clear();
    if (link == null) return;
    boolean clean = false;
    try {
      unwatchNow();
      clean = true;
    } finally {
      leave(clean);
    }
  }

  @Override
  public RedisCommands<V> immediate() {
    return link == null
        ? commands()
        : new LinkCommands<>(link, sender.home().port(), codec, sender::refuse);
  }

  private RedisCommands<V> commands() {
    return link == null
        ? new SenderCommands<>(sender, codec)
        : new LinkCommands<>(link, sender.home().port(), codec);
  }

  @Override
  public int size() {
    return queued.size();
  }

  @Override
  public void close() {
    take().forEach(QueuedCommand::cancel);
    scripts.clear();
    if (link != null) leave(false);
  }

  @Override
  public String toString() {
    return "<RedisPipeline %s size=%d>"
        .formatted(state.name().toLowerCase(java.util.Locale.ROOT), size());
  }
}

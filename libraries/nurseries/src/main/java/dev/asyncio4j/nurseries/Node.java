package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Task;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree of scopes: a scope, or a task that runs in one.
 *
 * <p>The slot of a task has the innermost node that the task is in. A change is pushed down at
 * once, so that asking is a field read.
 *
 * <p><b>Cancellation:</b> of the tasks in a node comes from here; nothing here awaits but {@link
 * #ask}.
 */
abstract class Node implements CancelScopes {
  /** The limit of code that nothing limits. */
  static final long NEVER = Long.MAX_VALUE;

  /** The limit of code that is cancelled. */
  static final long CANCELLED = Long.MIN_VALUE;

  /**
   * The time of the loop at which code here is cancelled.
   *
   * <p>Invariant: the lesser of {@link #ownLimit} and, unless shielded, that of {@link #parent}.
   */
  long limit = NEVER;

  /** The task whose slot has this node while it is the innermost one; null for no task. */
  @Nullable Task<?> host;

  @Nullable Node parent;
  @Nullable Node first;
  @Nullable Node next;
  private @Nullable Node last;
  private @Nullable Node previous;

  /** The loop that it belongs to; null until it is known. */
  @Nullable LoopPort port;

  /** True once an error for a cancelled scope has been thrown in code of this node. */
  private boolean told;

  /** {@return the innermost node that {@code task} is in; null if it is in none} */
  static @Nullable Node of(Task<?> task) {
    CancelScopes slot = CancelScopes.of(task);
    if (slot == null) return null;
    if (slot instanceof Node node) return node;
    if (slot instanceof QuietWait wait) return wait.node();
    throw new IllegalStateException(
        task + " is in cancel scopes of another library, " + slot + ": use one of the two in it");
  }

  /** {@return the task that runs; {@code call} is what needs one} */
  static Task<?> requireTask(String call) {
    Task<?> task = currentTask();
    if (task != null) return task;
    throw new IllegalStateException(call + " outside a task: call it in a coroutine");
  }

  /** Raises if the current task is in a cancelled scope: what the module's own waits begin with. */
  static void ask() {
    Task<?> task = currentTask();
    CancelScopes slot = task == null ? null : CancelScopes.of(task);
    if (slot != null && slot.cancels()) await(sleep(Duration.ZERO));
  }

  /** {@return what this node itself says: a deadline, {@link #CANCELLED} or {@link #NEVER}} */
  long ownLimit() {
    return NEVER;
  }

  /** {@return why this node itself is cancelled; null if it is not} */
  @Nullable String ownReason() {
    return null;
  }

  boolean isShielded() {
    return false;
  }

  /** Cancels what this node itself has a deadline for that has passed. */
  void expireOwn(long now) {}

  /** Handles a change of the limit, when the whole tree is up to date. */
  void limitChanged() {
    if (isCancelled()) interrupt();
  }

  final boolean isCancelled() {
    return limit == CANCELLED;
  }

  /** {@return the node whose limit counts here, too} */
  private @Nullable Node above() {
    return isShielded() ? null : parent;
  }

  @Override
  public boolean cancels() {
    if (limit == NEVER) return false;
    if (limit != CANCELLED) {
      long now = port.nanoTime();
      if (limit > now) return false;
      expire(now);
    }
    tell();
    return true;
  }

  /** Cancels the scopes around whose deadline has passed before the timer could say so. */
  final void expire(long now) {
    for (Node n = this; n != null; n = n.above()) n.expireOwn(now);
  }

  @Override
  public @Nullable String reason() {
    String outermost = null;
    for (Node n = this; n != null; n = n.above()) {
      String own = n.ownReason();
      if (own != null) outermost = own;
    }
    return outermost;
  }

  private void tell() {
    for (Node n = this; n != null && n.isCancelled(); n = n.above()) n.told = true;
  }

  final boolean wasTold() {
    return told;
  }

  /** {@return the port of the running loop, which nodes below {@code under} share} */
  static LoopPort portOf(@Nullable Node under) {
    return under == null || under.port == null ? LoopPort.of(getRunningLoop()) : under.port;
  }

  /** Enters a task that is in {@code under}: code that it runs from now on is in this node. */
  final void enter(Task<?> task, @Nullable Node under) {
    host = task;
    attach(under);
    CancelScopes.set(task, this);
  }

  /** Leaves the host: code that it runs from now on is in the parent. */
  final void leave() {
    CancelScopes.set(host, parent);
    detach();
  }

  final boolean isInnermost() {
    return CancelScopes.of(host) == this;
  }

  /** Becomes the last child of {@code under}. */
  final void attach(@Nullable Node under) {
    port = portOf(under);
    link(under);
    limit = computed();
  }

  private void link(@Nullable Node under) {
    parent = under;
    if (under == null) return;
    previous = under.last;
    if (previous == null) under.first = this;
    else previous.next = this;
    under.last = this;
  }

  /** Leaves the tree; what is still below is now the parent's. */
  final void detach() {
    while (first != null) {
      Node inner = first;
      inner.unlink();
      inner.link(parent);
      inner.update();
    }
    unlink();
  }

  private void unlink() {
    if (parent == null) return;
    if (previous == null) parent.first = next;
    else previous.next = next;
    if (next == null) parent.last = previous;
    else next.previous = previous;
    next = null;
    previous = null;
    parent = null;
  }

  private long computed() {
    Node above = above();
    return Math.min(ownLimit(), above == null ? NEVER : above.limit);
  }

  /** Brings the limits here and below up to date, then tells those whose limit has changed. */
  final void update() {
    List<Node> changed = new ArrayList<>();
    Node n = this;
    while (n != null) {
      long now = n.computed();
      boolean descends = now != n.limit;
      if (descends) {
        n.limit = now;
        changed.add(n);
      }
      n = descends && n.first != null ? n.first : n.following(this);
    }
    changed.forEach(Node::limitChanged);
  }

  /**
   * {@return the next node of a walk through {@code root} that leaves out what is below this one}
   */
  private @Nullable Node following(Node root) {
    for (Node n = this; n != root; n = n.parent) if (n.next != null) return n.next;
    return null;
  }

  /** Ends the wait of the host, if it waits in code of this node itself. */
  final void interrupt() {
    if (host != null && isInnermost() && CancelScopes.interruptWait(host, reason())) tell();
  }
}

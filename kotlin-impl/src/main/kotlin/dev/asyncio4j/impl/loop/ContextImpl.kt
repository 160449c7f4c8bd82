package dev.asyncio4j.impl.loop

import dev.asyncio4j.Body
import dev.asyncio4j.Context
import dev.asyncio4j.ContextVar
import dev.asyncio4j.Token
import dev.asyncio4j.VoidBody
import java.util.Optional

/**
 * The values of context variables, and of what [CarriedValues] carries, as one task or callback
 * sees them.
 *
 * [values] is never changed in place, so a copy shares it until one side sets a variable. It holds
 * name-value pairs one after the other: programs have a handful of variables, and a scan of an
 * array beats hashing there.
 */
internal class ContextImpl(values: Array<Any?> = NONE) : Context {
  var values = values
    private set

  /**
   * True if code of the user's has this very context, and may run anything in it at any time: of
   * interest where values of threads are carried. Told by the first of [values], as a field would
   * cost each task eight bytes.
   */
  val isShared: Boolean
    get() = values.isNotEmpty() && values[0] === SHARED

  /** Returns this context for the user. Off the loop's turn it is not marked: it is then later. */
  fun share(): ContextImpl {
    val carried = RunningLoop.current()?.loop?.carried
    if (carried == null || isShared) return this
    val before = values
    values = arrayOf(SHARED, null, *before)
    carried.replaced(this, before)
    return this
  }

  override fun copy() = ContextImpl(if (isShared) values.copyOfRange(2, values.size) else values)

  fun lookup(variable: Any): Any? {
    val at = indexOf(variable)
    return if (at < 0) UNSET else values[at + 1]
  }

  private fun indexOf(variable: Any): Int {
    for (i in values.indices step 2) if (values[i] === variable) return i
    return -1
  }

  /** Sets [variable] to [value], or removes it where that is [UNSET]; returns the value before. */
  fun put(variable: Any, value: Any?): Any? {
    val at = indexOf(variable)
    if (at < 0) {
      if (value !== UNSET) values = arrayOf(*values, variable, value)
      return UNSET
    }
    val before = values[at + 1]
    if (before === value) return before
    values =
      if (value === UNSET) (values.take(at) + values.drop(at + 2)).toTypedArray()
      else values.copyOf().also { it[at + 1] = value }
    return before
  }

  override fun <T> run(body: Body<T>): T {
    val previous = enter(share())
    try {
      val carried = RunningLoop.current()?.loop?.carried
      return if (carried == null) body.run() else carried.call(this, body)
    } finally {
      enter(previous)
    }
  }

  override fun run(body: VoidBody) = run<Unit> { body.run() }

  @Suppress("UNCHECKED_CAST")
  override fun <T> get(variable: ContextVar<T>): T {
    val value = lookup(variable)
    return (if (value === UNSET) (variable as ContextVarImpl).initial() else value) as T
  }

  companion object {
    private val NONE = arrayOfNulls<Any?>(0)
    private val SHARED = Any()

    /** Stands for "no value": null is a value. */
    val UNSET = Any()

    /**
     * The contexts of threads outside a loop in which a variable was set. Without that a thread has
     * none of ours: it may be a container's, which outlives the application that brought us.
     */
    private val ofThread = ThreadLocal<ContextImpl?>()

    /**
     * The context of what runs now, to be read: that of the loop's current entry, or the thread's
     * own outside a loop.
     */
    fun current(): ContextImpl = known() ?: ContextImpl()

    /** The same, to be changed. */
    fun own(): ContextImpl = known() ?: ContextImpl().also(ofThread::set)

    private fun known() = RunningLoop.current()?.loop?.context ?: ofThread.get()

    /** Makes [next] that of what runs now; null: none. Returns the one before. */
    fun enter(next: ContextImpl?): ContextImpl? {
      val loop = RunningLoop.current()?.loop
      val previous = known()
      if (loop != null) loop.context = next
      else if (next != null) ofThread.set(next) else ofThread.remove()
      return previous
    }
  }
}

/** A context variable; equal only to itself. */
internal class ContextVarImpl<T>(private val name: String, private val initialValue: Any?) :
  ContextVar<T> {

  override fun name() = name

  @Suppress("UNCHECKED_CAST")
  fun initial(): T {
    if (initialValue === ContextImpl.UNSET) {
      throw NoSuchElementException(
        "$this has no value in this context: set it before, create it with an initial value, or use get(fallback)"
      )
    }
    return initialValue as T
  }

  override fun get(): T = ContextImpl.current().get(this)

  @Suppress("UNCHECKED_CAST")
  override fun get(fallback: T): T {
    val value = ContextImpl.current().lookup(this)
    return if (value === ContextImpl.UNSET) fallback else value as T
  }

  override fun set(value: T): Token<T> {
    val context = ContextImpl.own()
    return TokenImpl(this, context, context.put(this, value))
  }

  override fun reset(token: Token<T>) {
    require(token is TokenImpl && token.variable === this) {
      "$token was created by a different ContextVar than $this"
    }
    token.restore()
  }

  override fun toString() = "<ContextVar name='$name'>"
}

/** The value that [ContextVar.set] replaced; usable once, in the context in which it was made. */
internal class TokenImpl<T>(
  val variable: ContextVarImpl<T>,
  private val context: ContextImpl,
  private val before: Any?,
) : Token<T> {
  private var used = false

  override fun variable() = variable

  @Suppress("UNCHECKED_CAST")
  override fun oldValue(): Optional<T & Any> =
    (if (before === ContextImpl.UNSET) Optional.empty<Any>() else Optional.ofNullable(before))
      as Optional<T & Any>

  fun restore() {
    check(!used) { "$this has already been used once: keep one token for each set()" }
    require(ContextImpl.current() === context) {
      "$this was created in a different Context: reset where set() was called"
    }
    used = true
    context.put(variable, before)
  }

  override fun toString() = "<Token${if (used) " used" else ""} var=$variable>"
}

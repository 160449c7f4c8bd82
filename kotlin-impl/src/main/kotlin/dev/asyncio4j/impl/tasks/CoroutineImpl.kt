package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.spi.Engine
import kotlin.coroutines.Continuation
import kotlin.coroutines.intrinsics.startCoroutineUninterceptedOrReturn

/**
 * The result of an `async def` call: it runs once, inline where it is awaited or as the body of a
 * task.
 */
internal abstract class CoroutineImpl<T> : Coroutine<T> {
  private var claimed = false
  private val neverAwaited: NeverAwaited? = NeverAwaited.watch(this)

  /** True until it is run, or given up. */
  val isNew: Boolean
    get() = !claimed

  /** Marks it as run; every way to run it begins here. */
  fun claim() {
    checkNew()
    settle()
  }

  protected fun checkNew() =
    check(!claimed) {
      "cannot reuse already awaited coroutine: $this runs once; call the method that makes it again"
    }

  /** Gives the coroutine up: it is known that it will never run, so there is nothing to report. */
  open fun discard() = settle()

  /** Gives it up unless it was started. */
  fun giveUp() {
    if (!claimed) discard()
  }

  private fun settle() {
    claimed = true
    neverAwaited?.settle()
  }

  /**
   * Runs it as part of [task], up to its end or its first suspension: returns its value, or throws
   * its error, in the first case; `COROUTINE_SUSPENDED` in the second, and [completion] gets the
   * outcome later.
   */
  abstract fun run(task: TaskImpl<*>, completion: Continuation<T>): Any?

  /** True if, once suspended, it goes on without calling any code of the user's: a plain entry. */
  open val callsNoUserCode: Boolean
    get() = false

  override fun toString() = "<Coroutine ${description()}${if (claimed) " started" else ""}>"

  protected abstract fun description(): String

  /** The description without what the JVM adds to the names of classes that it makes. */
  fun bodyName(): String = description().substringBefore('/')

  companion object {
    fun <T> of(what: Awaitable<T>): CoroutineImpl<T> {
      @Suppress("SENSELESS_COMPARISON")
      require(what is CoroutineImpl<T>) {
        "a coroutine was expected, got ${Texts.of(what)}" +
          if (what is FutureImpl<*>) ": a future runs already; await it" else ""
      }
      return what
    }
  }
}

/** A coroutine with a body in direct style, which needs a stack of its own. */
internal class JavaCoroutine<T>(val body: Body<T>) : CoroutineImpl<T>() {

  /**
   * Returns whether a body of [task] that runs on [fiber] awaits it: then it runs on the same
   * stack.
   */
  fun runsInPlace(task: TaskImpl<*>, fiber: Fiber): Boolean =
    task.context === task && fiber.context === task

  override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? {
    val fiber = Fiber.current()
    if (fiber?.context === task) return task.inDirectStyle(body::run)
    val own = if (task.frame == null) body else Body { task.inDirectStyle(body::run) }
    return call(task, own, completion)
  }

  @Suppress("UNCHECKED_CAST")
  private fun call(task: TaskImpl<*>, body: Body<T>, completion: Continuation<T>): Any? {
    val carrying = task.frame?.elements?.around(body) ?: body
    val whole = ThreadNames.around(task, carrying)
    return task.eventLoop.fibers.take().call(task, whole, completion as Continuation<Any?>)
  }

  override fun description(): String = ((body as? Engine.PlainBody)?.body() ?: body).javaClass.name
}

/**
 * An operation of the library: one suspend function, the same for both languages. It gets the task
 * that runs it, and so the loop.
 */
internal class SuspendCoroutine<T>(
  private val name: String,
  override val callsNoUserCode: Boolean = false,
  private val block: suspend (TaskImpl<*>) -> T,
) : CoroutineImpl<T>() {

  override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? =
    block.startCoroutineUninterceptedOrReturn(task, completion)

  override fun description() = name
}

/** An operation of the library that often has nothing to wait for: then no frame is made for it. */
internal abstract class QuickCoroutine<T> : CoroutineImpl<T>() {

  /** Does all of it and returns the value, or does nothing and returns [NOT_NOW]. */
  protected abstract fun now(): Any?

  /** Gives what does it if it has to wait. */
  protected abstract fun later(): suspend () -> T

  /** Runs it, if there is nothing to wait for; else returns [NOT_NOW], and nothing has happened. */
  fun atOnce(): Any? {
    checkNew()
    val value =
      try {
        now()
      } catch (error: Throwable) {
        claim()
        throw error
      }
    if (value !== NOT_NOW) claim()
    return value
  }

  final override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? {
    val value = now()
    return if (value !== NOT_NOW) value else later().startCoroutineUninterceptedOrReturn(completion)
  }

  companion object {
    @JvmField val NOT_NOW = Any()
  }
}

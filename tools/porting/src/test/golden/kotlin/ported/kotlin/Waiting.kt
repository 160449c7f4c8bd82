// Written by the porting assistant of asyncio4j from cookbook/waiting.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.allTasks
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.shield
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.Timeout
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.taskGroup
import dev.asyncio4j.kotlin.timeout
import java.time.Duration

// Coroutines or functions, results out of blocks, many at once, caches, decorators.
object Waiting {
  lateinit var fetched: MutableList<String>
  lateinit var cache: MutableMap<String, Task<String?>>

  suspend fun greeting(name_: String): String {
    sleep(Duration.ZERO).await()
    return "hello " + name_
  }

  fun page(number: Int): Coroutine<String> {
    return coroutine {
      val text_: String = greeting("page " + number)
      return@coroutine text_.uppercase()
    }
  }

  suspend fun pages(): MutableList<String> {
    return gather(page(1), page(2)).await()
  }

  fun name_(): Coroutine<String> {
    return coroutine {
      sleep(seconds(0.02)).await()
      return@coroutine "Ada"
    }
  }

  fun age(): Coroutine<Int> {
    return coroutine {
      sleep(seconds(0.01)).await()
      return@coroutine 36
    }
  }

  suspend fun person(): Tuple2<String, Int> {
    val a = Ref<Task<Int>>(null)
    val n = Ref<Task<String>>(null)
    taskGroup { val group = this
      n.value = group.createTask(name_())
      a.value = group.createTask(age())
    }
    return Tuple2<String, Int>(n.value.result(), a.value.result())
  }

  suspend fun counted(): Tuple2<Int, Boolean> {
    val limit = Ref<Timeout>(null)
    val seen = Ref<Int>(0)
    timeout(seconds(1.0)) { limitGiven ->
      limit.value = limitGiven
      for (unused in 0 until 3) {
        sleep(Duration.ZERO).await()
        seen.value += 1
      }
    }
    return Tuple2<Int, Boolean>(seen.value, limit.value.expired())
  }

  suspend fun together(): String {
    var n: Any? = todo<Any?>(52, "n, a = await asyncio.gather(name(), age())")
    var a: Any? = todo<Any?>(52, "n, a = await asyncio.gather(name(), age())")
    todo<Unit>(52, "n, a = await asyncio.gather(name(), age())") // gather of different types: tasks, and result() of each
    return text(n) + " is " + text(a) // check: the text of an unknown type
  }

  suspend fun background(told: MutableList<String>) {
    val task = Ref<Task<Unit>>(null)
    val tasks = Ref<MutableSet<Task<Unit>>>(null)
    tasks.value = mutableSetOf<Task<Unit>>()
    task.value = createTask(fails())
    tasks.value.add(task.value)
    task.value.addDoneCallback({ one -> finished((one as Task<Unit>), tasks, told) })
    sleep(seconds(0.01)).await()
  }

  fun finished(task: Task<Unit>, tasks: Ref<MutableSet<Task<Unit>>>, told: MutableList<String>) {
    tasks.value.remove(task)
    if (!task.cancelled() && task.exception() != null) {
      told.add(text(task.exception())) // check: the text of an exception
    }
  }

  fun fails(): Coroutine<Unit> {
    return coroutine {
      throw IllegalArgumentException("nobody awaits me")
    }
  }

  fun retry(attempts: Any?): Any? {
    todo<Unit>(88, "return decorate") // decorate as a value
    return null
  }

  fun decorate(work: Any?, attempts: Any?): Any? {
    todo<Unit>(87, "return wrapped") // wrapped as a value
    return null
  }

  fun wrapped(work: Any?, attempts: Any?, vararg args_0: Any?): Coroutine<Any?> {
    return coroutine {
      val args_: MutableList<Any?> = args_0.toMutableList()
      var attempt: Any? = todo<Any?>(81, "for attempt in range(1, attempts + 1):")
      todo<Unit>(81, "for attempt in range(1, attempts + 1):") // an unknown type Add a int
      run {
        try {
          todo<Unit>(83, "return await work(*args)") // return out of a block that is a lambda
        } catch (e: IllegalArgumentException) {
          if ((attempt == attempts)) {
            throw e
          }
        }
      }
      return@coroutine null
    }
  }

  suspend fun flaky(tries: MutableList<Int>): String? {
    tries.add(1)
    if (tries.size < 3) {
      throw IllegalArgumentException("")
    }
    return "after " + tries.size
  }

  suspend fun waitForTheOthers(): Tuple2<Int, Int> {
    val others: MutableSet<Task<*>> = minus(allTasks(), mutableSetOf<Task<*>>(currentTask()!!))
    val pair = Asyncio.wait(others).await()
    val done: MutableSet<Task<*>> = pair.done()
    val pending: MutableSet<Task<*>> = pair.pending()
    return Tuple2<Int, Int>(done.size, pending.size)
  }

  fun cached(key: String): Coroutine<String?> {
    return coroutine {
      if (!cache.containsKey(key)) {
        cache[key] = createTask(fetch(key))
      }
      return@coroutine shield(item(cache, key)).await()
    }
  }

  fun fetch(key: String): Coroutine<String?> {
    return coroutine {
      fetched.add(key)
      sleep(seconds(0.01)).await()
      return@coroutine key.uppercase()
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      println(pages().joinToString(", "))
      val pair = person()
      val n: String = pair.a
      val a: Int = pair.b
      println(n + " " + a)
      val pair2 = counted()
      val seen: Int = pair2.a
      val expired: Boolean = pair2.b
      println("" + seen + " " + (if (expired) "expired" else "in time"))
      println(together())
      val told: MutableList<String> = mutableListOf<String>()
      background(told)
      println(told.joinToString(", "))
      todo<Unit>(137, "print(await flaky([]))") // flaky is decorated
      createTask(name_())
      createTask(age())
      todo<Unit>(140, "print(\"%d done, %d pending\" % await wait_for_the_others())") // %d of a Tuple2
      todo<Unit>(141, "print(*await asyncio.gather(cached(\"k\"), cached(\"k\")), len(fetched))") // print(*...) beside others
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    cache = mutableMapOf<String, Task<String?>>()
    fetched = mutableListOf<String>()
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

  /** Text of a value as Python's str() gives it. */
  fun text(value: Any?): String =
    when (value) {
      is String -> value
      is Throwable -> value.message ?: ""
      else -> repr(value)
    }

  /** Text of a value as Python's repr() gives it. */
  fun repr(value: Any?): String =
    when (value) {
      null -> "None"
      true -> "True"
      false -> "False"
      is String -> quoted(value)
      is Map<*, *> -> value.entries.joinToString(", ", "{", "}") { repr(it.key) + ": " + repr(it.value) }
      is Set<*> -> if (value.isEmpty()) "set()" else value.joinToString(", ", "{", "}") { repr(it) }
      is Collection<*> -> value.joinToString(", ", "[", "]") { repr(it) }
      else -> value.toString()
    }

  fun quoted(text: String): String {
    val quote = if (text.contains("'") && !text.contains("\"")) "\"" else "'"
    val inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return quote + (if (quote == "'") inner.replace("'", "\\'") else inner) + quote
  }

  /** A variable that a lambda and the code around it share. */
  class Ref<T>(private var held: T?) {
    @Suppress("UNCHECKED_CAST")
    var value: T
      get() = held as T
      set(now) {
        held = now
      }
  }

  data class Tuple2<A, B>(val a: A, val b: B) : Comparable<Tuple2<A, B>> {
    override fun compareTo(other: Tuple2<A, B>): Int =
      compared(listOf<Any?>(a, b), listOf<Any?>(other.a, other.b))

    override fun toString(): String = "(" + repr(a) + ", " + repr(b) + ")"
  }

  /** Item of a map, which must be there. */
  fun <K, V> item(map: Map<K, V>, key: K): V = map.getValue(key)

  fun <T> minus(from: Collection<T>, items: Collection<*>): MutableSet<T> = from.filter { it !in items }.toMutableSet()

  /** Order of tuples: that of the first parts that differ. */
  @Suppress("UNCHECKED_CAST")
  fun compared(first: List<Any?>, second: List<Any?>): Int {
    for (i in first.indices) {
      val order = (first[i] as Comparable<Any?>).compareTo(second[i])
      if (order != 0) return order
    }
    return 0
  }
}

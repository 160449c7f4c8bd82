package dev.asyncio4j.examples.postgres.kotlin

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.postgres.Postgres
import java.time.LocalDate

/** Connects, executes and fetches in coroutines of Kotlin. Java: Readme01.java. */
fun main(): Unit = runAsyncio {
  val dsn = System.getProperty("postgres.dsn") ?: System.getenv("PG_DSN")
  val con = Postgres.connect(dsn).await()
  println(
    con.execute("CREATE TEMP TABLE users(id serial PRIMARY KEY, name text, born date)").await()
  )
  println(
    con
      .execute("INSERT INTO users(name, born) VALUES (\$1, \$2)", "Bob", LocalDate.of(1984, 3, 1))
      .await()
  )
  for (row in con.fetch("SELECT * FROM users").await()) println(row.toMap())
  con.terminate()
}

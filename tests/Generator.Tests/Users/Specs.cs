using Glide.Generator.Tests.Driving;

namespace Glide.Generator.Tests.Users;

/// <summary>Specs as users write them.</summary>
internal static class Specs
{
    /// <summary>A command of a module, as the module's own files describe it: without flags, key specs and the schema of its reply.</summary>
    public const string OfModule = """
        {
          "$schema": "command.schema.json",
          "ACME.FIND": {
            "summary": "Finds documents.\n\nIt takes a query & more.",
            "group": "module",
            "module_since": "1.2.0",
            "arity": -3,
            "acl_categories": ["READ", "ACME"],
            "arguments": [
              { "name": "index", "type": "key", "key_spec_index": 0, "summary": "Where to look" },
              { "name": "query", "type": "string" },
              { "name": "cancellation-token", "type": "string", "token": "TOKEN", "optional": true },
              { "name": "score", "type": "float", "token": "SCORE", "optional": true }
            ]
          }
        }
        """;

    /// <summary>A command whose reply is a record, and whose arguments are of every kind that makes a type.</summary>
    public const string WithTypes = """
        {
          "ACME.PUT": {
            "summary": "Puts documents into an index.",
            "complexity": "O(N)",
            "group": "module",
            "since": "8.0.0",
            "arity": -4,
            "command_flags": ["WRITE", "DENYOOM"],
            "key_specs": [{ "flags": ["RW"], "begin_search": { "index": { "pos": 1 } }, "find_keys": { "range": { "lastkey": 0, "step": 1, "limit": 0 } } }],
            "arguments": [
              { "name": "index", "type": "key", "key_spec_index": 0 },
              { "name": "condition", "type": "oneof", "optional": true, "arguments": [
                { "name": "new", "type": "pure-token", "token": "NX" },
                { "name": "old", "type": "pure-token", "token": "XX" } ] },
              { "name": "expiry", "type": "oneof", "optional": true, "arguments": [
                { "name": "seconds", "type": "integer", "token": "EX" },
                { "name": "milliseconds", "type": "integer", "token": "PX" },
                { "name": "never", "type": "pure-token", "token": "KEEP" } ] },
              { "name": "quiet", "type": "pure-token", "token": "QUIET", "optional": true },
              { "name": "document", "type": "block", "multiple": true, "arguments": [
                { "name": "id", "type": "string" },
                { "name": "text", "type": "string" } ] }
            ],
            "reply_schema": { "type": "object", "properties": { "added": { "type": "integer" }, "ids": { "type": "array", "items": { "type": "string" } } } }
          }
        }
        """;

    /// <summary>A command that is split by its keys.</summary>
    public const string Split = """
        {
          "ACME.GETALL": {
            "group": "module", "since": "8.0.0", "arity": -2, "command_flags": ["READONLY"],
            "command_tips": ["REQUEST_POLICY:MULTI_SHARD"],
            "arguments": [{ "name": "key", "type": "key", "multiple": true }],
            "reply_schema": { "type": "array", "items": { "type": "integer" } }
          }
        }
        """;

    /// <summary>A subcommand whose reply speaks of one server.</summary>
    public const string PerNode = """
        {
          "STATS": {
            "container": "ACME",
            "group": "module", "since": "8.0.0", "arity": 2,
            "command_tips": ["REQUEST_POLICY:ALL_NODES", "RESPONSE_POLICY:SPECIAL"],
            "reply_schema": { "type": "object", "additionalProperties": { "type": "integer" } }
          }
        }
        """;

    public static SpecText Command(string text, string name = "command.json", string? ns = "Acme.Search") => new(name, text, "command", ns);

    public static SpecText Overlay(string name, string text) => new(name, text, "overlay", "Acme.Search");

    /// <summary>The smallest spec of a command.</summary>
    public static string Of(string name, string fields = "") =>
        $$"""{ "{{name}}": { "group": "module", "since": "1.0.0", "arity": -1, {{fields}} "reply_schema": { "const": "OK" } } }""";
}

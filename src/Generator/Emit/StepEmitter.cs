using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Mapping;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>Writes the statements that write a command's words.</summary>
/// <param name="writer">Where the statements go.</param>
/// <param name="access">The expression for a step's argument.</param>
/// <param name="isList">Whether several elements are a list instead of a span.</param>
internal sealed class StepEmitter(SourceWriter writer, Func<WriteStep, string> access, Func<WriteStep, bool> isList)
{
    public void Emit(IEnumerable<WriteStep> steps)
    {
        foreach (var step in steps)
        {
            if (step.Argument is { } argument)
            {
                Emit(step, argument);
            }
            else
            {
                Token(step.Word!);
            }
        }
    }

    /// <summary>The statement that writes one value.</summary>
    public static string Write(ArgumentModel argument, string value) => argument.Kind switch
    {
        ArgumentKind.Enum => $"writer.WriteToken({value}.Token());",
        ArgumentKind.Custom => $"{value}.WriteTo(ref writer);",
        ArgumentKind.Switch => SwitchStatement(argument, value),
        _ => argument.Scalar switch
        {
            ScalarKind.Bit => $"writer.WriteInt64({value} ? 1 : 0);",
            _ => $"writer.Write{argument.Scalar}({value});",
        },
    };

    private static string SwitchStatement(ArgumentModel argument, string value)
        => $"writer.WriteToken({value} ? {Words.Literal(argument.Tokens[argument.Tokens.Count - 2])} : {Words.Literal(argument.Tokens[argument.Tokens.Count - 1])});";

    // The last two words of a switch are its values.
    private static IEnumerable<string> Prefix(ArgumentModel argument)
        => argument.Kind == ArgumentKind.Switch ? argument.Tokens.Take(argument.Tokens.Count - 2) : argument.Tokens;

    private void Emit(WriteStep step, ArgumentModel argument)
    {
        string value = access(step);
        if (argument.IsMultiple)
        {
            EmitSeveral(argument, value, isList(step));
        }
        else if (argument.Kind == ArgumentKind.Flag)
        {
            writer.Open($"if ({value})");
            Tokens(argument);
            writer.Close().Line();
        }
        else if (argument.Absence == Absence.Null)
        {
            string local = Local(argument);
            writer.Open($"if ({value} is {{ }} {local})");
            Tokens(argument);
            writer.Line(Write(argument, local));
            writer.Close().Line();
        }
        else
        {
            Tokens(argument);
            writer.Line(Write(argument, value));
        }
    }

    private void EmitSeveral(ArgumentModel argument, string value, bool list)
    {
        string items = value;
        bool guarded = argument.IsOptional && argument.Count != CountWord.Always
            && ((argument.Tokens.Count > 0 && !argument.RepeatsTokens) || argument.Count == CountWord.WithItems);
        if (list && argument.IsOptional)
        {
            items = Local(argument);
            writer.Open($"if ({value} is {{ Count: > 0 }} {items})");
        }
        else if (guarded)
        {
            writer.Open($"if (!{value}.IsEmpty)");
        }

        if (!argument.RepeatsTokens)
        {
            Tokens(argument);
        }

        if (argument.Count != CountWord.None)
        {
            writer.Line($"writer.WriteInt64({items}.{(list ? "Count" : "Length")});");
        }

        Items(argument, items, list);
        if (guarded || (list && argument.IsOptional))
        {
            writer.Close().Line();
        }
    }

    private void Items(ArgumentModel argument, string items, bool list)
    {
        if (argument.WritesAll)
        {
            writer.Line($"{argument.Type}.WriteAll(ref writer, {items});");
            return;
        }

        if (!list && !argument.RepeatsTokens && argument.Kind == ArgumentKind.Scalar && argument.Scalar is ScalarKind.Key or ScalarKind.Value)
        {
            writer.Line($"writer.Write{argument.Scalar.ToString()}s({items});");
            return;
        }

        writer.Open($"foreach (var item in {items})");
        if (argument.RepeatsTokens)
        {
            Tokens(argument);
        }

        writer.Line(Write(argument, "item"));
        writer.Close().Line();
    }

    private void Tokens(ArgumentModel argument)
    {
        foreach (string token in Prefix(argument))
        {
            Token(token);
        }
    }

    private void Token(string word) => writer.Line($"writer.WriteToken({Words.Literal(word)});");

    private static string Local(ArgumentModel argument) => argument.Name is "writer" or "item" ? argument.Name + "Value" : Naming.Escape(argument.Name);
}

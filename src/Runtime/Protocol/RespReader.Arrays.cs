using Glide.Commands;

namespace Glide.Protocol;

/// <content>Sequences.</content>
public ref partial struct RespReader
{
    /// <summary>Reads integers.</summary>
    public long[] ReadInt64Array()
    {
        long[] items = new long[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadInt64();
        }

        return items;
    }

    /// <summary>Reads integers and nulls.</summary>
    public long?[] ReadNullableInt64Array()
    {
        long?[] items = new long?[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadNullableInt64();
        }

        return items;
    }

    /// <summary>Reads floating-point numbers.</summary>
    public double[] ReadDoubleArray()
    {
        double[] items = new double[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadDouble();
        }

        return items;
    }

    /// <summary>Reads floating-point numbers and nulls.</summary>
    public double?[] ReadNullableDoubleArray()
    {
        double?[] items = new double?[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadNullableDouble();
        }

        return items;
    }

    /// <summary>Reads truth values.</summary>
    public bool[] ReadBooleanArray()
    {
        bool[] items = new bool[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadBoolean();
        }

        return items;
    }

    /// <summary>Reads values.</summary>
    public ValkeyValue[] ReadValueArray()
    {
        ValkeyValue[] items = new ValkeyValue[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadValue();
        }

        return items;
    }

    /// <summary>Reads values and nulls.</summary>
    public ValkeyValue?[] ReadNullableValueArray()
    {
        ValkeyValue?[] items = new ValkeyValue?[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadNullableValue();
        }

        return items;
    }

    /// <summary>Reads names of keys.</summary>
    public ValkeyKey[] ReadKeyArray()
    {
        ValkeyKey[] items = new ValkeyKey[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadKey();
        }

        return items;
    }

    /// <summary>Reads texts.</summary>
    public string[] ReadTextArray()
    {
        string[] items = new string[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadText();
        }

        return items;
    }

    /// <summary>Reads texts and nulls.</summary>
    public string?[] ReadNullableTextArray()
    {
        string?[] items = new string?[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadNullableText();
        }

        return items;
    }

    /// <summary>Reads one value of a type that reads itself, or a null.</summary>
    /// <typeparam name="T">The type, a struct.</typeparam>
    public T? ReadNullable<T>()
        where T : struct, IReply<T> => TryReadNull() ? null : T.Read(ref this);

    /// <summary>Reads one object of a type that reads itself, or a null.</summary>
    /// <typeparam name="T">The type, a class.</typeparam>
    public T? ReadNullableObject<T>()
        where T : class, IReply<T> => TryReadNull() ? null : T.Read(ref this);

    /// <summary>Reads values of a type that reads itself.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public T[] ReadArray<T>()
        where T : IReply<T>
    {
        T[] items = new T[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = T.Read(ref this);
        }

        return items;
    }

    /// <summary>Reads values and nulls of a type that reads itself.</summary>
    /// <typeparam name="T">The type, a struct.</typeparam>
    public T?[] ReadNullableElements<T>()
        where T : struct, IReply<T>
    {
        T?[] items = new T?[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadNullable<T>();
        }

        return items;
    }

    /// <summary>Reads objects and nulls of a type that reads itself.</summary>
    /// <typeparam name="T">The type, a class.</typeparam>
    public T?[] ReadNullableObjects<T>()
        where T : class, IReply<T>
    {
        T?[] items = new T?[ReadArrayHeader()];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = ReadNullableObject<T>();
        }

        return items;
    }
}
